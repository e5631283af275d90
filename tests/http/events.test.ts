import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { apiKeys } from "@/db/schema/api-keys";
import { sessions } from "@/db/schema/identity";
import { memberships } from "@/db/schema/organizations";
import { withSystem } from "@/db/system";
import { withTenant } from "@/db/tenant";
import { AppError } from "@/lib/errors";
import { contextOfRequest } from "@/lib/http/request-context";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import { countStreams, MOST_STREAMS } from "@/lib/services/events/event-hub";
import { openEventStream } from "@/lib/services/events/event-stream";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { send, uploaded } from "../support/http/api";
import { EventReader, type ReceivedEvent } from "../support/http/event-reader";
import { settle } from "../support/settle";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();

const portfolio = generatePortfolio({
  seed: 31,
  properties: 1,
  from: "2026-01",
  months: 3,
  prints: ["month"],
});
const files = portfolio.documents.map((document) => printDocument(document));
const file = (index: number): Uint8Array => files[index] as Uint8Array;
const property = portfolio.properties[0] as { code: string; name: string };

let ours: TestOrganization;
let theirs: TestOrganization;
let owner: Record<string, string>;
let stranger: Record<string, string>;
const open: EventReader[] = [];

beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
  [owner, stranger] = [await ours.machine(), await theirs.machine()];
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.close()));
});

async function listen(
  headers: Record<string, string>,
  more: Record<string, string> = {},
): Promise<EventReader> {
  const reader = EventReader.of(await send(headers, "/api/v1/events", { headers: more }));
  open.push(reader);
  return reader;
}

const saysOf = (id: string, state?: string) => (events: readonly ReceivedEvent[]) =>
  events.some(({ data }) => data.id === id && (state === undefined || data.state === state));

/** A stream that has said all there was to say on connecting. */
const isCaughtUp = (_: readonly ReceivedEvent[], { lastEventId }: EventReader) => lastEventId !== null;

describe("a stream", () => {
  test("tells of one's own documents and runs as they are, and of nobody else's", async () => {
    const [here, there] = [await listen(owner), await listen(stranger)];
    await Promise.all([here, there].map((reader) => reader.until(isCaughtUp)));
    const made = await send(owner, "/api/v1/properties", { method: "POST", json: property });
    expect(made.status).toBe(201);
    const id = await uploaded(owner, { bytes: file(0) });
    await here.until(saysOf(id, "processing"));
    await settle(ours.orgId);
    await here.until(saysOf(id, "settled"));
    await here.until((events) => events.some(({ event }) => event === "run"));

    const item = await (await send(owner, "/api/v1/documents?limit=1")).json();
    expect(here.received.findLast(({ data }) => data.id === id)?.data).toEqual(item.items[0]);

    const foreign = await uploaded(stranger, { bytes: file(0) });
    await there.until(saysOf(foreign));
    const heard = JSON.stringify(there.received);
    for (const secret of [id, ours.orgId]) expect(heard).not.toContain(secret);
    expect(JSON.stringify(here.received)).not.toContain(foreign);
  });

  test("begins with everything that is not settled", async () => {
    const id = await uploaded(owner, { bytes: file(1) });
    const reader = await listen(owner);
    await reader.until(isCaughtUp);
    expect(reader.received.map(({ data }) => data.id)).toEqual([id]);
    await settle(ours.orgId);
    await reader.until(saysOf(id, "settled"));
  });

  test("that is taken up again tells what settled and ran meanwhile", async () => {
    const before = await listen(owner);
    const id = await uploaded(owner, { bytes: file(2) });
    await before.until(saysOf(id, "processing"));
    await before.until(isCaughtUp);
    const { lastEventId } = before;
    await before.close();
    await settle(ours.orgId);
    const after = await listen(owner, { "last-event-id": lastEventId ?? "" });
    await after.until(saysOf(id, "settled"));
    await after.until((events) => events.some(({ event }) => event === "run"));
    // Without it, what is settled is for lists to tell.
    const anew = await listen(owner);
    await anew.until(isCaughtUp);
    expect(anew.received).toEqual([]);
  });

  test("misses nothing while its connection to the database is away", async () => {
    const reader = await listen(owner);
    await reader.until(isCaughtUp);
    const admin = postgres(database.current.adminUrl, { max: 1, onnotice: () => {} });
    try {
      const cut = await admin`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'reims-listen' and datname = current_database()`;
      expect(cut).toHaveLength(1);
    } finally {
      await admin.end();
    }
    const id = await uploaded(owner, { bytes: file(3) });
    await reader.until(saysOf(id));
    await settle(ours.orgId);
    await reader.until(saysOf(id, "settled"));
  });

  test("tells a manager of granted properties alone", async () => {
    const manager = await listen(await ours.browser("manager"));
    await manager.until(isCaughtUp);
    const all = await listen(owner);
    const id = await uploaded(owner, { bytes: file(4) });
    await all.until(saysOf(id));
    await settle(ours.orgId);
    await all.until(saysOf(id, "settled"));
    expect(manager.received).toEqual([]);
    await manager.close();

    const { items } = await (await send(owner, "/api/v1/properties")).json();
    const { id: userId } = ours.members.manager;
    await setMemberProperties(ours.context(), { userId, propertyIds: [items[0].id] });
    const granted = await listen(await ours.browser("manager"), { "last-event-id": String(Date.now()) });
    await granted.until(saysOf(id, "settled"));
  });

  test("sends a comment now and then so that nobody takes it for dead", async () => {
    const ctx = ours.context();
    const { signal } = new AbortController();
    const stream = await openEventStream(ctx, {
      identify: async () => ctx,
      since: null,
      signal,
      heartbeatMs: 20,
    });
    const reader = new EventReader(stream);
    await reader.until((_, { comments }) => comments.length >= 3);
    await reader.close();
  });
});

describe("a stream ends", () => {
  async function endsAfter(headers: Record<string, string>, change: () => Promise<unknown>) {
    const reader = await listen(headers);
    await reader.until(isCaughtUp);
    expect(reader.isEnded).toBe(false);
    const before = Date.now();
    await change();
    await reader.ended;
    expect(Date.now() - before).toBeLessThan(3_000);
    return reader;
  }

  test("when the session is revoked", async () => {
    const { id } = ours.members.analyst;
    await endsAfter(await ours.browser("analyst"), () =>
      withSystem((tx) => tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.userId, id))),
    );
  });

  test("when the key is revoked, and says nothing after that", async () => {
    const reader = await endsAfter(await ours.machine("admin"), () =>
      withTenant(ours.orgId, (tx) =>
        tx.update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.id, ours.keys.admin.id)),
      ),
    );
    expect(reader.received).toEqual([]);
  });

  test("when the membership is gone, and not for others", async () => {
    const other = await listen(owner);
    await other.until(isCaughtUp);
    await endsAfter(await ours.browser("viewer"), () =>
      withTenant(ours.orgId, (tx) =>
        tx.delete(memberships).where(eq(memberships.userId, ours.members.viewer.id)),
      ),
    );
    expect(other.isEnded).toBe(false);
  });

  test("when the token has run out, without anybody saying so", async () => {
    const ctx = ours.context();
    let isOver = false;
    const stream = await openEventStream(ctx, {
      identify: async () => {
        if (isOver) throw new AppError("unauthorized", "Over.");
        return ctx;
      },
      since: null,
      signal: new AbortController().signal,
      checkMs: 30,
    });
    const reader = new EventReader(stream);
    await reader.until(isCaughtUp);
    isOver = true;
    await reader.ended;
  });

  test("when the client goes, and is no longer counted", async () => {
    const before = countStreams(ours.orgId);
    const leaving = new AbortController();
    const response = await send(owner, "/api/v1/events", { signal: leaving.signal });
    expect(countStreams(ours.orgId)).toBe(before + 1);
    leaving.abort();
    await EventReader.of(response).ended;
    expect(countStreams(ours.orgId)).toBe(before);
  });
});

test("an open stream keeps no session of somebody who has left from idling out", async () => {
  const headers = await ours.browser("owner");
  const isOwner = eq(sessions.userId, ours.members.owner.id);
  const longAgo = new Date(Date.now() - 600_000);
  await withSystem((tx) => tx.update(sessions).set({ lastSeenAt: longAgo }).where(isOwner));
  const seen = async () =>
    (await withSystem((tx) => tx.select({ at: sessions.lastSeenAt }).from(sessions).where(isOwner))).map(
      ({ at }) => at,
    );
  const request = new Request("http://localhost:3000/api/v1/events", { headers });
  await contextOfRequest(request, { isActive: false });
  expect(await seen()).toEqual([longAgo]);
  await contextOfRequest(request);
  expect(await seen()).not.toEqual([longAgo]);
});

test("an organisation can open so many streams and no more; another still can", async () => {
  const readers: EventReader[] = [];
  for (let count = countStreams(theirs.orgId); count < MOST_STREAMS; count++)
    readers.push(await listen(stranger));
  expect((await send(stranger, "/api/v1/events")).status).toBe(429);
  await listen(owner);
  await readers[0]?.close();
  await listen(stranger);
});
