import { afterAll, beforeAll, expect, test } from "vitest";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { AppError } from "@/lib/errors";
import { reasonForPeople } from "@/lib/jobs/reason-for-people";
import { pause, startWorld, until, type World } from "./inngest-world";

const log: string[] = [];
const results = new Map<string, unknown>();
const failures: { message: string; event: unknown; runId: unknown; reason: unknown }[] = [];
let world: World;

const times = (entry: string) => log.filter((line) => line === entry).length;

beforeAll(async () => {
  world = await startWorld({
    functions: (client, named) => [
      client.createFunction(
        { id: "memoised", triggers: [{ event: named("memoised") }] },
        async ({ step }) => {
          log.push("memoised body");
          const first = await step.run("first", () => {
            log.push("memoised first");
            return { random: Math.random() };
          });
          const second = await step.run("second", () => {
            log.push("memoised second");
            return first.random;
          });
          results.set("memoised", [first.random, second]);
        },
      ),
      client.createFunction(
        { id: "parallel", triggers: [{ event: named("parallel") }] },
        async ({ step }) => {
          const side = (name: string) =>
            step.run(name, async () => {
              log.push(`parallel ${name} starts`);
              await until(
                "the other side",
                () => log.filter((line) => /^parallel .* starts$/.test(line)).length === 2,
              );
              return name;
            });
          const sides = await Promise.all([side("left"), side("right")]);
          const after = await step.run("after", () => sides.join("+"));
          results.set("parallel", after);
        },
      ),
      client.createFunction(
        { id: "sleeping", triggers: [{ event: named("sleeping") }] },
        async ({ step }) => {
          const before = await step.run("before", () => Date.now());
          await step.sleep("a second", "1s");
          results.set("sleeping", await step.run("after", () => Date.now() - before));
        },
      ),
      client.createFunction(
        { id: "flaky", retries: 2, triggers: [{ event: named("flaky") }] },
        async ({ step, attempt }) => {
          await step.run("sure", () => log.push("flaky sure"));
          const value = await step.run("unsure", () => {
            log.push(`flaky attempt ${attempt}`);
            if (attempt === 0) throw new Error("not yet");
            return "well";
          });
          results.set("flaky", value);
        },
      ),
      client.createFunction(
        {
          id: "hopeless",
          retries: 3,
          triggers: [{ event: named("hopeless") }],
          onFailure: ({ event, error, runId }) => {
            const { run_id, event: first } = event.data;
            failures.push({
              message: error.message,
              event: first.data,
              runId: run_id,
              reason: reasonForPeople(error),
            });
            log.push(`hopeless failed ${run_id !== runId}`);
          },
        },
        async ({ step }) => {
          await step.run("hope", () => {
            log.push("hopeless tried");
            return stopRetryingWhenExpected(async () => {
              throw new AppError("pdf_encrypted", "The file is encrypted.");
            });
          });
        },
      ),
      client.createFunction(
        {
          id: "exhausted",
          retries: 1,
          triggers: [{ event: named("exhausted") }],
          onFailure: ({ error }) => {
            log.push(`exhausted failed: ${error.message}`);
          },
        },
        async ({ attempt }) => {
          log.push(`exhausted attempt ${attempt}`);
          throw new Error("never well");
        },
      ),
      client.createFunction(
        { id: "catching", retries: 0, triggers: [{ event: named("catching") }] },
        async ({ step }) => {
          const said = await step
            .run("wrong", () => {
              log.push("catching wrong");
              throw new Error("this went wrong");
            })
            .catch((error: Error) => error.message);
          results.set("catching", await step.run("after all", () => said));
        },
      ),
    ],
  });
});

afterAll(() => world.stop());

const send = (name: string, data: Record<string, unknown> = {}) =>
  world.client.send({ name: world.named(name), data });

test("a step runs once, and its result is handed back ever after", async () => {
  await send("memoised");
  const [first, second] = (await until("the run", () => results.get("memoised"))) as [number, number];
  expect(second).toBe(first);
  expect(times("memoised first")).toBe(1);
  expect(times("memoised second")).toBe(1);
  expect(times("memoised body")).toBe(3);
});

test("steps side by side are under way at once, and what follows sees both", async () => {
  await send("parallel");
  expect(await until("the run", () => results.get("parallel"))).toBe("left+right");
  expect(times("parallel left starts")).toBe(1);
  expect(times("parallel right starts")).toBe(1);
});

test("a sleeping run goes on after its time and not before", async () => {
  await send("sleeping");
  const slept = (await until("the run", () => results.get("sleeping"))) as number;
  expect(slept).toBeGreaterThanOrEqual(1000);
  expect(slept).toBeLessThan(4000);
});

test("a step that fails is tried again alone, and knows which attempt it is", async () => {
  await send("flaky");
  expect(await until("the run", () => results.get("flaky"), 40_000)).toBe("well");
  expect(times("flaky sure")).toBe(1);
  expect(times("flaky attempt 0")).toBe(1);
  expect(times("flaky attempt 1")).toBe(1);
}, 45_000);

test("an error that says so is not retried, and the failure handler gets it with the event and the run", async () => {
  await send("hopeless", { which: "this one" });
  const failure = await until("the failure handler", () => failures[0]);
  expect(failure).toMatchObject({ message: "The file is encrypted.", event: { which: "this one" } });
  expect(failure.reason).toEqual({
    code: "pdf_encrypted",
    reason: "The file is encrypted.",
    reference: null,
  });
  expect(typeof failure.runId).toBe("string");
  await pause(300);
  expect(times("hopeless tried")).toBe(1);
  expect(times("hopeless failed true")).toBe(1);
});

test("a function that never succeeds fails after its attempts, once", async () => {
  await send("exhausted");
  await until("the failure handler", () => times("exhausted failed: never well"), 40_000);
  await pause(300);
  expect(times("exhausted attempt 0")).toBe(1);
  expect(times("exhausted attempt 1")).toBe(1);
  expect(times("exhausted failed: never well")).toBe(1);
}, 45_000);

test("a function may catch the error of a step that is out of attempts, and go on", async () => {
  await send("catching");
  expect(await until("the run", () => results.get("catching"))).toBe("this went wrong");
  expect(times("catching wrong")).toBe(1);
});
