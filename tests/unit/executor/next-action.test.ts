import { expect, test } from "vitest";
import { type Answer, type CallMade, nextAction, type RunState } from "@/inngest/embedded/next-action";

const moment = { now: new Date("2026-01-31T12:00:00Z"), chance: 0.5 };
const asked: CallMade = { stepId: "step", attempt: 0, maxAttempts: 4, isStale: false };

function run(
  known: { memoised?: string[]; waiting?: string[]; calls?: string[]; isParallel?: boolean } = {},
): RunState {
  return {
    event: { id: "e", name: "asked", data: { id: 7 }, ts: 0 },
    isParallel: known.isParallel ?? false,
    memoised: new Set(known.memoised),
    waiting: new Set(known.waiting),
    calls: new Set(known.calls),
  };
}

function answer(status: number, body: unknown, more: Partial<Answer> = {}): Answer {
  return { status, body, noRetry: false, retryAfter: null, ...more };
}

const steps = (...operations: object[]) => answer(206, operations);
const planned = (id: string, opts?: object) => ({ id, op: "StepPlanned", displayName: id, opts });
const ran = (id: string, data: unknown, opts?: object) => ({ id, op: "StepRun", name: id, data, opts });

test("a function that returned completes its run with what it returned", () => {
  expect(nextAction(asked, run(), answer(200, { pages: 3 }), moment)).toEqual({
    kind: "complete",
    output: { pages: 3 },
  });
});

test("a step that ran is kept and the function asked what is next", () => {
  expect(nextAction(asked, run(), steps(ran("a", 1)), moment)).toMatchObject({
    kind: "continue",
    memos: [{ id: "a", memo: { data: 1 } }],
    plans: [],
    asksNext: true,
    isParallel: false,
  });
});

test("several steps are each called, and none runs in passing from then on", () => {
  expect(nextAction(asked, run(), steps(planned("a"), planned("b")), moment)).toMatchObject({
    plans: [{ id: "a" }, { id: "b" }],
    asksNext: false,
    isParallel: true,
  });
});

test("what is next is asked when the last of the steps side by side is done, not before", () => {
  const call = { ...asked, stepId: "a" };
  const both = run({ calls: ["b"], isParallel: true });
  expect(nextAction(call, both, steps(ran("a", 1)), moment)).toMatchObject({ asksNext: false });
  const last = run({ memoised: ["b"], isParallel: true });
  expect(nextAction(call, last, steps(ran("a", 1)), moment)).toMatchObject({ asksNext: true });
});

test("a race asks after its first step", () => {
  const racing = run({ calls: ["b"], isParallel: true });
  const first = steps(ran("a", 1, { parallelMode: "race" }));
  expect(nextAction({ ...asked, stepId: "a" }, racing, first, moment)).toMatchObject({ asksNext: true });
});

test("steps that are known already are not begun a second time", () => {
  const known = run({ memoised: ["a"], waiting: ["b"], calls: ["c"] });
  const again = steps(planned("a"), { id: "b", op: "Sleep", name: "1s" }, planned("c"), planned("d"));
  expect(nextAction(asked, known, again, moment)).toMatchObject({ plans: [{ id: "d" }], waits: [] });
});

test("an answer that missed a step's end is asked for once more", () => {
  const other = run({ calls: ["b"] });
  expect(nextAction({ ...asked, isStale: true }, other, steps(planned("b")), moment)).toMatchObject({
    asksNext: true,
  });
});

test("a run that would wait for nothing fails instead of staying for ever", () => {
  expect(nextAction(asked, run({ memoised: ["a"] }), steps(planned("a")), moment)).toMatchObject({
    kind: "fail",
    error: { message: "The function stopped without saying what comes next." },
  });
});

test("a sleep wakes after its time, also one until an instant", () => {
  const both = steps(
    { id: "a", op: "Sleep", name: "1h30m" },
    { id: "b", op: "Sleep", name: "2026-02-01T00:00:00.000Z" },
  );
  const action = nextAction(asked, run(), both, moment);
  expect(action).toMatchObject({
    waits: [{ wakeAt: new Date("2026-01-31T13:30:00Z") }, { wakeAt: new Date("2026-02-01T00:00:00Z") }],
  });
});

test("waiting for an event means the value that the run's own event holds", () => {
  const opts = { timeout: "1m", if: "event.data.id == async.data.about" };
  expect(
    nextAction(asked, run(), steps({ id: "a", op: "WaitForEvent", name: "said", opts }), moment),
  ).toMatchObject({
    waits: [
      {
        wakeAt: new Date("2026-01-31T12:01:00Z"),
        wakeMemo: null,
        event: { name: "said", condition: { path: ["data", "about"], equals: 7 } },
      },
    ],
  });
});

test("an invoked function is named with what it is given", () => {
  const opts = { function_id: "app-other", payload: { data: { a: 1 } } };
  expect(nextAction(asked, run(), steps({ id: "a", op: "InvokeFunction", opts }), moment)).toMatchObject({
    waits: [{ wakeAt: null, invoke: { functionId: "app-other", data: { a: 1 } } }],
  });
});

test("an error is retried until the attempts are used, then fails the run with that error", () => {
  const wrong = answer(500, { name: "TypeError", message: "x is not a function" });
  expect(nextAction(asked, run(), wrong, moment)).toEqual({ kind: "retry", delayMs: 1000 });
  expect(nextAction({ ...asked, attempt: 3 }, run(), wrong, moment)).toMatchObject({
    kind: "fail",
    error: { __serialized: true, name: "TypeError", message: "x is not a function" },
  });
});

test("an error that is not to be retried fails at once", () => {
  const wrong = answer(400, { message: "no" }, { noRetry: true });
  expect(nextAction(asked, run(), wrong, moment)).toMatchObject({ kind: "fail" });
});

test("a retry comes when the app says, as seconds or as an instant", () => {
  const later = (retryAfter: string) => nextAction(asked, run(), answer(500, {}, { retryAfter }), moment);
  expect(later("30")).toEqual({ kind: "retry", delayMs: 30_000 });
  expect(later("2026-01-31T12:00:05Z")).toEqual({ kind: "retry", delayMs: 5_000 });
});

test("a failed step is retried; out of attempts, its error is handed to the function", () => {
  const wrong = steps({ id: "a", op: "StepError", name: "a", error: { name: "Error", message: "no" } });
  expect(nextAction(asked, run(), wrong, moment)).toMatchObject({ kind: "retry" });
  expect(nextAction({ ...asked, attempt: 3 }, run(), wrong, moment)).toMatchObject({
    kind: "continue",
    memos: [{ id: "a", memo: { error: { message: "no" } } }],
    asksNext: true,
  });
});

test("what the executor does not know fails the run by its name", () => {
  expect(nextAction(asked, run(), steps({ id: "a", op: "AIGateway" }), moment)).toMatchObject({
    kind: "fail",
    error: { message: 'The function uses "AIGateway", which the embedded executor does not know.' },
  });
  expect(nextAction(asked, run(), answer(206, "nonsense"), moment)).toMatchObject({ kind: "fail" });
});

test("a function that never stops finding steps is stopped", () => {
  const long = run({ memoised: Array.from({ length: 1000 }, (_, index) => `${index}`) });
  expect(nextAction(asked, long, steps(ran("one more", 1)), moment)).toMatchObject({ kind: "fail" });
});
