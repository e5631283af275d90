import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "@/inngest/embedded/store/connection";
import { becomeOwner } from "@/inngest/embedded/store/owner";
import { prune } from "@/inngest/embedded/store/prune";
import { pause, startWorld, until, type World } from "../conformance/inngest-world";

const log: string[] = [];
const times = (entry: string) => log.filter((line) => line === entry).length;
let world: World;
let admin: postgres.Sql;

beforeAll(async () => {
  world = await startWorld({
    functions: (client, named) => [
      client.createFunction(
        {
          id: "plain",
          triggers: [{ event: named("plain") }],
          concurrency: [{ key: "event.data.orgId", limit: 2 }, { limit: 3 }],
        },
        async ({ event, step }) => {
          await step.run("work", async () => {
            log.push(`plain ${event.data.word ?? event.data.orgId}`);
            await pause(Number(event.data.ms ?? 0));
          });
        },
      ),
      client.createFunction(
        { id: "slow", retries: 0, triggers: [{ event: named("slow") }] },
        async ({ step, attempt }) => {
          await step.run("long", async () => {
            log.push(`slow attempt ${attempt}`);
            await pause(400);
          });
          log.push("slow done");
        },
      ),
      client.createFunction({ id: "yearly", triggers: [{ cron: "0 0 1 1 *" }] }, async ({ event }) => {
        log.push(`yearly ${event.name}`);
      }),
      client.createFunction(
        {
          id: "strange",
          triggers: [{ event: named("strange") }],
          onFailure: ({ error }) => void log.push(error.message),
        },
        async ({ step }) => {
          await step.waitForSignal("signal", { signal: "never", timeout: "1h" });
        },
      ),
    ],
  });
  if (!world.database) throw new Error("These tests are about the embedded executor.");
  admin = postgres(world.database.adminUrl, { max: 2, onnotice: () => {} });
});

afterAll(async () => {
  await admin.end();
  await world.stop();
});

const send = (name: string, data: Record<string, unknown> = {}) =>
  world.client.send({ name: world.named(name), data });

async function organization(): Promise<string> {
  const id = randomUUID();
  await admin`insert into organizations (id, name, slug) values (${id}, 'Harbor', ${id})`;
  return id;
}

function intoOutbox(organizationId: string, id: string, word: string) {
  return admin`insert into outbox_events (organization_id, id, name, data)
    values (${organizationId}, ${id}, ${world.named("plain")}, ${admin.json({ orgId: organizationId, word })})`;
}

test("an event in the outbox is taken at once, once, and marked", async () => {
  const organizationId = await organization();
  const id = randomUUID();
  await intoOutbox(organizationId, id, id);
  await until("the function", () => times(`plain ${id}`), 900);
  await pause(1_200);
  expect(times(`plain ${id}`)).toBe(1);
  const [row] = await admin`select dispatched_at from outbox_events where id = ${id}`;
  expect(row?.dispatched_at).toBeInstanceOf(Date);
});

test("an event whose change was rolled back is never sent", async () => {
  const organizationId = await organization();
  const id = randomUUID();
  const change = admin.begin(async (tx) => {
    await tx`insert into outbox_events (organization_id, id, name, data)
      values (${organizationId}, ${id}, ${world.named("plain")}, ${tx.json({ orgId: organizationId, word: id })})`;
    throw new Error("the change failed");
  });
  await expect(change).rejects.toThrow("the change failed");
  await pause(1_200);
  expect(times(`plain ${id}`)).toBe(0);
});

test("a backlog of one organisation leaves room for another", async () => {
  for (let count = 0; count < 12; count++) await send("plain", { orgId: "many", ms: 60 });
  await send("plain", { orgId: "few" });
  await until("the other organisation", () => times("plain few"));
  expect(times("plain many")).toBeLessThan(12);
  await until("the backlog", () => times("plain many") === 12);
});

test("the app going away in the middle costs no attempt: the step is made again when it is back", async () => {
  await send("slow");
  await until("the step", () => times("slow attempt 0"));
  await world.leave();
  await pause(500);
  await world.comeBack();
  await until("the end", () => times("slow done"));
  expect(times("slow attempt 0")).toBe(2);
  expect(times("slow attempt 1")).toBe(0);
});

test("losing every connection to the database loses no work", async () => {
  await send("slow");
  const before = times("slow done");
  await until("the step", () => times("slow attempt 0") > 2);
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reims-executor'`;
  await until("the end", () => times("slow done") > before);
  await pause(600);
  const id = randomUUID();
  await intoOutbox(await organization(), id, id);
  await until("an event of the outbox", () => times(`plain ${id}`), 3_000);
  world.errors.length = 0; // it reported what it could not do meanwhile
});

test("what is scheduled starts when its time is come, once, also when that was missed", async () => {
  await admin`update executor.schedules set next_at = now() - interval '3 days'`;
  await until("the function", () => times("yearly inngest/scheduled.timer"));
  await pause(1_200);
  expect(times("yearly inngest/scheduled.timer")).toBe(1);
  const [row] = await admin`select next_at > now() as "isAhead" from executor.schedules`;
  expect(row?.isAhead).toBe(true);
});

test("a run that uses what the executor does not know fails with that reason, at once", async () => {
  await send("strange");
  await until("the failure handler", () =>
    times('The function uses "WaitForSignal", which the embedded executor does not know.'),
  );
});

test("registration asks for the signing key", async () => {
  const url = new URL("/fn/register", world.serverUrl);
  const body = JSON.stringify({ appName: "evil", functions: [] });
  for (const authorization of ["", "Bearer nothing", `Bearer ${world.signingKey}`])
    expect((await fetch(url, { method: "POST", body, headers: { authorization } })).status).toBe(401);
});

test("calls that a dead executor held are taken back, and those of a living one are not", async () => {
  const url = world.database?.systemUrl ?? "";
  const store = openStore(url, 1);
  const [owner, witness] = [await becomeOwner(store, url), await becomeOwner(store, url)];
  const [run] = await admin`
    insert into executor.runs (id, function_id, event, status, priority, lane, limit_keys)
    values (${randomUUID()}, 'nobody', '{}', 'running', 0, '', '{}') returning id`;
  await admin`
    insert into executor.tasks (run_id, step_id, name, function_id, priority, lane, limit_keys, lease_owner, leased_until, due_at)
    values (${run?.id}, 'step', 'step', 'nobody', 0, '', '{}', ${owner.number}, now() + interval '1 hour', now() + interval '1 hour')`;
  const leaseOwner = async () =>
    (await admin`select lease_owner from executor.tasks where run_id = ${run?.id}`)[0]?.lease_owner;
  await witness.takeBack();
  expect(await leaseOwner()).toBe(owner.number);
  // As when the process is killed: its connection ends.
  await admin`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ${owner.number}`;
  for (let tries = 0; (await leaseOwner()) !== null && tries < 100; tries++) {
    await witness.takeBack();
    await pause(20);
  }
  expect(await leaseOwner()).toBeNull();
  await Promise.all([owner.resign(), witness.resign()]);
  await store.end();
});

test("runs that ended long ago and ids of old events are forgotten, what is under way is not", async () => {
  const insert = (status: string, finished: string | null) => admin`
    insert into executor.runs (id, function_id, event, status, priority, lane, limit_keys, finished_at)
    values (${randomUUID()}, 'pruned', '{}', ${status}, 0, '', '{}', now() - ${finished}::interval)`;
  await insert("completed", "8 days");
  await insert("completed", "1 day");
  await insert("running", null);
  await admin`insert into executor.events (id, name, received_at) values ('old', 'old', now() - interval '8 days')`;
  const store = openStore(world.database?.systemUrl ?? "", 1);
  await prune(store);
  await store.end();
  expect(await admin`select 1 from executor.runs where function_id = 'pruned'`).toHaveLength(2);
  expect(await admin`select 1 from executor.events where id = 'old'`).toHaveLength(0);
});

test("the server's role has no way into the executor's tables", async () => {
  const app = postgres(world.database?.appUrl ?? "", { max: 1, onnotice: () => {} });
  await expect(app`select 1 from executor.runs`).rejects.toMatchObject({ code: "42501" });
  await app.end();
});
