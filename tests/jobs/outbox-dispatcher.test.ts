import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startOutboxDispatcher } from "@/lib/jobs/start-outbox-dispatcher";
import { until } from "../conformance/inngest-world";
import { createTestDatabase } from "../support/database";

const secret = "0123456789abcdefghijklmnopqrstuvwxyz";
const sent: { id: string; name: string; data: unknown }[] = [];
let refusals = 0;
const inngestServer = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const isKnown = request.url === `/e/${secret}`;
  if (!isKnown || refusals-- > 0)
    return response.writeHead(400).end(JSON.stringify({ status: 400, ids: [] }));
  const events = JSON.parse(Buffer.concat(chunks).toString("utf8")) as typeof sent;
  sent.push(...events);
  return response.end(JSON.stringify({ status: 200, ids: events.map(({ id }) => id) }));
});
let admin: postgres.Sql;
let dispatcher: Awaited<ReturnType<typeof startOutboxDispatcher>>;
const errors: unknown[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => inngestServer.listen(0, "localhost", resolve));
  const database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 2, onnotice: () => {} });
  const settings = {
    DATABASE_URL: database.appUrl,
    DATABASE_SYSTEM_URL: database.systemUrl,
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: secret,
    TOKEN_SECRET: secret,
    OBJECT_URL_SECRET: secret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secret,
    INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef",
    INNGEST_EVENT_KEY: secret,
    INNGEST_BASE_URL: `http://localhost:${(inngestServer.address() as AddressInfo).port}`,
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  dispatcher = await startOutboxDispatcher((error) => errors.push(error));
});

afterAll(async () => {
  await dispatcher.stop();
  await admin.end();
  inngestServer.closeAllConnections();
  inngestServer.close();
  vi.unstubAllEnvs();
});

async function announced(word: string): Promise<string> {
  const [organizationId, id] = [randomUUID(), randomUUID()];
  await admin`insert into organizations (id, name, slug) values (${organizationId}, 'Harbor', ${organizationId})`;
  await admin`insert into outbox_events (organization_id, id, name, data)
    values (${organizationId}, ${id}, 'document/received', ${admin.json({ word })})`;
  return id;
}

async function isMarked(id: string): Promise<boolean> {
  const [row] =
    await admin`select dispatched_at is not null as "isMarked" from outbox_events where id = ${id}`;
  return Boolean(row?.isMarked);
}

test("an event goes to Inngest under its own id as soon as its change is there, and is marked", async () => {
  const id = await announced("first");
  const event = await until("the event", () => sent.find((one) => one.id === id), 1_500);
  expect(event).toMatchObject({ id, name: "document/received", data: { word: "first" } });
  for (let tries = 0; !(await isMarked(id)) && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await isMarked(id)).toBe(true);
});

test("an event that Inngest did not take waits, and is sent again under the same id", async () => {
  refusals = 5; // the SDK itself tries five times
  const id = await announced("second");
  await until("the failure", () => errors.length > 0);
  expect(await isMarked(id)).toBe(false);
  await until("the event", () => sent.some((one) => one.id === id));
  expect(sent.filter((one) => one.id === id)).toHaveLength(1);
}, 40_000);
