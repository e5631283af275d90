import { expect, test } from "vitest";
import { holds, parseCondition, parseMatch, parsePath, readPath } from "@/inngest/embedded/expressions";
import { isTriggeredBy, nextTime, placeOf, readFunctionSettings } from "@/inngest/embedded/function-settings";

function config(more: object = {}) {
  const step = { runtime: { type: "http", url: "http://localhost/api/inngest?fnId=app-f&stepId=step" } };
  return { id: "app-f", triggers: [{ event: "asked" }], steps: { step }, ...more };
}

const event = { id: "1", name: "asked", data: { orgId: "o", urgency: 900, kind: "word" }, ts: 0 };

test("a run stands in the lane and under the keys that its event says", () => {
  const settings = readFunctionSettings(
    config({
      concurrency: [{ limit: 20 }, { key: "event.data.orgId", limit: 2 }],
      priority: { run: "event.data.urgency" },
    }),
  );
  expect(placeOf(settings, event)).toEqual({ limitKeys: ["", "o"], lane: "o", priority: 600 });
});

test("a priority may be a number; without one it is 0", () => {
  expect(placeOf(readFunctionSettings(config({ priority: { run: "-300" } })), event).priority).toBe(-300);
  expect(placeOf(readFunctionSettings(config()), event).priority).toBe(0);
});

test("retries are those of the function, or three", () => {
  const step = { ...config().steps.step, retries: { attempts: 0 } };
  expect(readFunctionSettings(config({ steps: { step } })).maxAttempts).toBe(1);
  expect(readFunctionSettings(config()).maxAttempts).toBe(4);
});

test.each(["debounce", "throttle", "rateLimit", "batchEvents", "cancel", "singleton", "timeouts"])(
  "a function that asks for %s is refused by name rather than driven wrongly",
  (name) => {
    expect(() => readFunctionSettings(config({ [name]: {} }))).toThrow(
      `Function app-f: the embedded executor does not know "${name}".`,
    );
  },
);

test("expressions beyond paths and equalities are refused", () => {
  expect(() => readFunctionSettings(config({ idempotency: "event.data.a + event.data.b" }))).toThrow(
    "is not supported",
  );
  expect(() =>
    readFunctionSettings(config({ triggers: [{ event: "a", expression: "event.data.n > 3" }] })),
  ).toThrow("is not supported");
  expect(() => readFunctionSettings(config({ triggers: [{ cron: "not a cron" }] }))).toThrow(
    "is not a cron expression",
  );
});

test("a trigger with a condition takes the events that meet it", () => {
  const settings = readFunctionSettings(
    config({ triggers: [{ event: "asked", expression: "event.data.kind == 'word'" }] }),
  );
  expect(isTriggeredBy(settings, event)).toBe(true);
  expect(isTriggeredBy(settings, { ...event, data: { kind: "number" } })).toBe(false);
  expect(isTriggeredBy(settings, { ...event, name: "told" })).toBe(false);
});

test("a path reads what the event holds itself, never what every object inherits", () => {
  expect(readPath(parsePath("event.data.orgId"), event)).toBe("o");
  expect(readPath(parsePath("event.data.constructor"), event)).toBeUndefined();
  expect(readPath(parsePath("event.data.orgId.length"), event)).toBeUndefined();
});

test("a match compares the awaited event with the run's own", () => {
  const condition = parseMatch("event.data.kind == async.data.about", event);
  expect(holds(condition, { data: { about: "word" } })).toBe(true);
  expect(holds(condition, { data: { kind: "word" } })).toBe(false);
  expect(parseCondition('event.data.kind == "word"')).toEqual({ path: ["data", "kind"], equals: "word" });
});

test("a schedule comes in its own time zone, or in UTC", () => {
  const after = new Date("2026-07-01T00:00:00Z");
  expect(nextTime("0 6 * * *", after)).toEqual(new Date("2026-07-01T06:00:00Z"));
  expect(nextTime("TZ=America/New_York 0 6 * * *", after)).toEqual(new Date("2026-07-01T10:00:00Z"));
});
