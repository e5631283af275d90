import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sign } from "@/inngest/embedded/signature";
import { pause, startWorld, until, type World } from "./inngest-world";

const log: string[] = [];
const results = new Map<string, unknown>();
const underWay = new Map<string, number>();
let most = 0;
let world: World;

const times = (entry: string) => log.filter((line) => line === entry).length;

beforeAll(async () => {
  world = await startWorld({
    functions: (client, named) => {
      const doubled = client.createFunction(
        { id: "doubled", triggers: [{ event: named("never sent") }] },
        async ({ event }) => Number(event.data.number) * 2,
      );
      return [
        doubled,
        client.createFunction({ id: "plain", triggers: [{ event: named("plain") }] }, async ({ event }) => {
          log.push(`plain ${event.data.word} ${event.id}`);
        }),
        client.createFunction({ id: "also", triggers: [{ event: named("plain") }] }, async ({ event }) => {
          log.push(`also ${event.data.word}`);
        }),
        client.createFunction(
          { id: "idempotent", idempotency: "event.data.key", triggers: [{ event: named("idempotent") }] },
          async ({ event }) => {
            log.push(`idempotent ${event.data.key}`);
          },
        ),
        client.createFunction(
          { id: "fan-out", triggers: [{ event: named("fan-out") }] },
          async ({ step }) => {
            await step.sendEvent(
              "announce",
              [1, 2, 3, 4, 5].map((number) => ({ name: named("fanned"), data: { number } })),
            );
          },
        ),
        client.createFunction({ id: "fanned", triggers: [{ event: named("fanned") }] }, async ({ event }) => {
          log.push(`fanned ${event.data.number}`);
        }),
        client.createFunction(
          {
            id: "one-each",
            concurrency: [{ key: "event.data.orgId", limit: 1 }, { limit: 5 }],
            triggers: [{ event: named("one-each") }],
          },
          async ({ event, step }) => {
            await step.run("work", async () => {
              const org = String(event.data.orgId);
              const now = (underWay.get(org) ?? 0) + 1;
              underWay.set(org, now);
              log.push(`one-each ${org} with ${now}`);
              most = Math.max(
                most,
                [...underWay.values()].reduce((sum, count) => sum + count, 0),
              );
              await pause(60);
              underWay.set(org, now - 1);
            });
            log.push("one-each done");
          },
        ),
        client.createFunction(
          { id: "waiting", triggers: [{ event: named("question") }] },
          async ({ event, step }) => {
            log.push("asked");
            const answer = await step.waitForEvent("answer", {
              event: named("answer"),
              match: "data.id",
              timeout: event.data.patience as string,
            });
            results.set(`waiting ${event.data.id}`, answer ? answer.data.text : "nothing came");
          },
        ),
        client.createFunction(
          { id: "inviting", triggers: [{ event: named("inviting") }] },
          async ({ step }) => {
            results.set("invited", await step.invoke("twice", { function: doubled, data: { number: 21 } }));
          },
        ),
      ];
    },
  });
});

afterAll(() => world.stop());

const send = (name: string, data: Record<string, unknown> = {}) =>
  world.client.send({ name: world.named(name), data });

test("an event starts every function that it triggers", async () => {
  await send("plain", { word: "hello" });
  await until("both", () => times("also hello") && log.some((line) => line.startsWith("plain hello ")));
});

test("two events with one id count once", async () => {
  const id = randomUUID();
  const event = { id, name: world.named("plain"), data: { word: id } };
  await world.client.send(event);
  await world.client.send(event);
  await until("the function", () => times(`also ${id}`));
  await pause(400);
  expect(times(`also ${id}`)).toBe(1);
  expect(log.filter((line) => line.startsWith(`plain ${id} `))).toHaveLength(1);
});

test("a function with an idempotency key runs once for each key", async () => {
  const key = randomUUID();
  for (let delivery = 0; delivery < 3; delivery++) await send("idempotent", { key });
  await send("idempotent", { key: "another" });
  await until("both keys", () => times(`idempotent ${key}`) && times("idempotent another"));
  await pause(400);
  expect(times(`idempotent ${key}`)).toBe(1);
});

test("a step sends many events, and each is handled", async () => {
  await send("fan-out");
  await until("all five", () => [1, 2, 3, 4, 5].every((number) => times(`fanned ${number}`) === 1));
});

test("work of one organisation runs as its limit says, while others run beside it", async () => {
  for (const orgId of ["a", "a", "a", "a", "b", "b"]) await send("one-each", { orgId });
  await until("all six", () => times("one-each done") === 6);
  expect(times("one-each a with 1")).toBe(4);
  expect(times("one-each b with 1")).toBe(2);
  expect(most).toBeGreaterThan(1);
});

test("a run waits for the event that matches, and for no other", async () => {
  const id = randomUUID();
  const before = times("asked");
  await send("question", { id, patience: "20s" });
  await until("the question", () => times("asked") > before);
  await pause(300);
  await send("answer", { id: "somebody else's", text: "no" });
  await send("answer", { id, text: "yes" });
  expect(await until("the answer", () => results.get(`waiting ${id}`))).toBe("yes");
});

test("a run that waits in vain goes on when its patience ends", async () => {
  const id = randomUUID();
  await send("question", { id, patience: "1s" });
  expect(await until("the end of patience", () => results.get(`waiting ${id}`))).toBe("nothing came");
});

test("a function invokes another and gets what it returns", async () => {
  await send("inviting");
  expect(await until("the result", () => results.get("invited"))).toBe(42);
});

test("the event API refuses a wrong key", async () => {
  const answer = await fetch(new URL("/e/not-the-key", world.serverUrl), {
    method: "POST",
    body: JSON.stringify({ name: world.named("plain"), data: { word: "forged" } }),
  });
  expect(answer.status).toBe(401);
  await pause(300);
  expect(times("also forged")).toBe(0);
});

const call = (signature: string | null) => {
  const body = JSON.stringify(CALL);
  const url = `${world.appUrl}?fnId=${world.client.id}-also&stepId=step`;
  return fetch(url, {
    method: "POST",
    body,
    headers: signature === null ? {} : { "x-inngest-signature": signature },
  });
};
const CALL = {
  ctx: { attempt: 0, run_id: "forged", stack: { current: 0, stack: [] } },
  event: { data: { word: "forged" }, id: "forged", name: "forged", ts: 0 },
  events: [],
  steps: {},
};

test("the app refuses calls that are unsigned, signed by another key, or old", async () => {
  const body = JSON.stringify(CALL);
  const old = sign(body, world.signingKey, new Date(Date.now() - 10 * 60_000));
  for (const signature of [null, sign(body, "signkey-test-00ff00ff", new Date()), old, "t=1&s=00"])
    expect((await call(signature)).status).toBe(401);
  expect(times("also forged")).toBe(0);
  expect((await call(sign(body, world.signingKey, new Date()))).status).toBe(200);
  expect(times("also forged")).toBe(1);
});
