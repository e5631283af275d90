import { AppError } from "@/lib/errors";
import { instantAfter } from "./durations";
import { type EventCondition, parseMatch } from "./expressions";
import {
  type JobEvent,
  type Operation,
  operationSchema,
  type SerializedError,
  serializedError,
  toSerializedError,
} from "./protocol";
import { retryAfterMs, retryDelayMs } from "./retry-delay";

/** The step id of the call that asks what is next; the id of any other call is the step it runs. */
export const ASK_NEXT = "step";

/** As Inngest's own: beyond it a function loops. */
const MAX_STEPS = 1000;

export interface CallMade {
  stepId: string;
  /** From 0. */
  attempt: number;
  maxAttempts: number;
  /** A step finished meanwhile, so the answer may be missing what follows from it. */
  isStale: boolean;
}

export interface RunState {
  event: JobEvent;
  isParallel: boolean;
  memoised: ReadonlySet<string>;
  waiting: ReadonlySet<string>;
  /** Step ids of the run's other calls, made or to be made. */
  calls: ReadonlySet<string>;
}

export interface Answer {
  status: number;
  noRetry: boolean;
  retryAfter: string | null;
  body: unknown;
}

export type Memo = { data: unknown } | { error: SerializedError } | null;

export interface Wait {
  id: string;
  name: string;
  /** Null waits without an end. */
  wakeAt: Date | null;
  /** What the step is handed when its time is over. */
  wakeMemo: Memo;
  event: { name: string; condition: EventCondition | null } | null;
  invoke: { functionId: string; data: Record<string, unknown> } | null;
}

export type NextAction =
  | { kind: "complete"; output: unknown }
  | { kind: "fail"; error: SerializedError }
  | { kind: "retry"; delayMs: number }
  | {
      kind: "continue";
      memos: readonly { id: string; name: string; memo: Memo }[];
      plans: readonly { id: string; name: string }[];
      waits: readonly Wait[];
      isParallel: boolean;
      /** The function is to be asked what comes after. */
      asksNext: boolean;
    };

export interface Moment {
  now: Date;
  /** In [0, 1). */
  chance: number;
}

/** What follows from one answer of the app. Pure, so that every turn a run can take is testable without one. */
export function nextAction(call: CallMade, run: RunState, answer: Answer, moment: Moment): NextAction {
  if (answer.status === 206) return afterOperations(call, run, answer, moment);
  if (answer.status === 200) return { kind: "complete", output: answer.body ?? null };
  return retried(call, answer, moment) ?? { kind: "fail", error: toSerializedError(answer.body) };
}

function retried(call: CallMade, answer: Answer, { now, chance }: Moment): NextAction | null {
  if (answer.noRetry || call.attempt + 1 >= call.maxAttempts) return null;
  const asked = answer.retryAfter === null ? null : retryAfterMs(answer.retryAfter, now);
  return { kind: "retry", delayMs: asked ?? retryDelayMs(call.attempt, chance) };
}

function afterOperations(call: CallMade, run: RunState, answer: Answer, moment: Moment): NextAction {
  const parsed = operationSchema.array().safeParse([answer.body].flat());
  if (!parsed.success) return failed("The application answered with steps that cannot be understood.");
  const operations = parsed.data;
  const complete = operations.find(({ op }) => op === "RunComplete");
  const strange = operations.find(({ op }) => !KNOWN.has(op));
  if (strange) return failed(`The function uses "${strange.op}", which the embedded executor does not know.`);
  if (complete) return { kind: "complete", output: complete.data ?? null };
  if (operations.some(({ op }) => op === "StepError")) {
    const again = retried(call, answer, moment);
    if (again) return again;
  }
  try {
    return continued(call, run, operations, moment);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failed(error.message);
  }
}

const RESULTS = new Set(["StepRun", "StepError", "StepFailed"]);
const WAITS = new Set(["Sleep", "WaitForEvent", "InvokeFunction"]);
const KNOWN = new Set([...RESULTS, ...WAITS, "StepPlanned", "RunComplete"]);

function continued(
  call: CallMade,
  run: RunState,
  operations: readonly Operation[],
  moment: Moment,
): NextAction {
  const memos = operations.filter(({ op }) => RESULTS.has(op)).map(memoOf);
  const fresh = operations.filter(({ op, id }) => !RESULTS.has(op) && !isKnown(run, id));
  const plans = fresh.filter(({ op }) => op === "StepPlanned").map((op) => ({ id: op.id, name: nameOf(op) }));
  const waits = fresh.filter(({ op }) => WAITS.has(op)).map((op) => waitOf(op, run.event, moment.now));
  const steps = run.memoised.size + run.waiting.size + run.calls.size + memos.length + fresh.length;
  if (steps > MAX_STEPS) return failed(`The function takes more than ${MAX_STEPS} steps.`);
  const isBusy = plans.length > 0 || [...run.calls].some((id) => id !== ASK_NEXT);
  const isRace = operations.some(({ opts }) => opts?.parallelMode === "race");
  const asksNext = memos.length > 0 ? !isBusy || isRace : call.isStale;
  if (
    memos.length + plans.length + waits.length === 0 &&
    !asksNext &&
    run.calls.size + run.waiting.size === 0
  )
    return failed("The function stopped without saying what comes next.");
  return {
    kind: "continue",
    memos,
    plans,
    waits,
    isParallel: run.isParallel || fresh.length > 1,
    asksNext,
  };
}

/** Asked again while steps are under way, the SDK reports those once more. */
function isKnown(run: RunState, id: string): boolean {
  return run.memoised.has(id) || run.waiting.has(id) || run.calls.has(id);
}

function memoOf(operation: Operation) {
  const memo: Memo =
    operation.op === "StepRun"
      ? { data: operation.data ?? null }
      : { error: toSerializedError(operation.error ?? operation.data) };
  return { id: operation.id, name: nameOf(operation), memo };
}

function waitOf(operation: Operation, own: JobEvent, now: Date): Wait {
  const { id, op } = operation;
  const opts = operation.opts ?? {};
  const wait = { id, name: nameOf(operation), wakeMemo: null, event: null, invoke: null };
  if (op === "Sleep") return { ...wait, wakeAt: instantAfter(textOf(opts.duration ?? operation.name), now) };
  const wakeAt = typeof opts.timeout === "string" ? instantAfter(opts.timeout, now) : null;
  if (op === "WaitForEvent") {
    const condition = typeof opts.if === "string" ? parseMatch(opts.if, own) : null;
    return { ...wait, wakeAt, event: { name: textOf(opts.event ?? operation.name), condition } };
  }
  const payload = opts.payload as { data?: Record<string, unknown> } | undefined;
  return {
    ...wait,
    wakeAt,
    wakeMemo: { error: serializedError("The invoked function did not finish in time.") },
    invoke: { functionId: textOf(opts.function_id), data: payload?.data ?? {} },
  };
}

function nameOf({ id, name, displayName }: Operation): string {
  return displayName || name || id;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function failed(message: string): NextAction {
  return { kind: "fail", error: serializedError(message) };
}
