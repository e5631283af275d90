import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Reply } from "./call-app";
import { makeCall } from "./make-call";
import type { Answer } from "./next-action";
import { applyAnswer } from "./store/apply-answer";
import type { Task } from "./store/claim-tasks";
import type { Store } from "./store/connection";
import type { Functions } from "./store/functions";
import { loadRun } from "./store/load-run";
import { releaseTask } from "./store/release-task";

export interface TaskRunnerOptions {
  store: Store;
  owner: number;
  functions: () => Functions;
  appUrl: URL;
  signingKey: string;
  onAppLost: (why: string) => void;
  /** There is room for another call, and perhaps another to make. */
  onDone: () => void;
  log: (level: "info" | "error", message: string, error?: unknown) => void;
}

/**
 * The app going away is nobody's failed attempt. A call during which it went away this often may be the reason, though:
 * from then on it counts as one.
 */
const MAX_INTERRUPTIONS = 3;

const INTERRUPTED: Answer = {
  status: 500,
  noRetry: false,
  retryAfter: null,
  body: { name: "Error", message: "The application stopped while it worked on this." },
};

const NOT_SERVED: Answer = {
  status: 400,
  noRetry: true,
  retryAfter: null,
  body: { name: "Error", message: "The application no longer has this function." },
};

const UNSTORABLE: Answer = {
  status: 400,
  noRetry: true,
  retryAfter: null,
  body: { name: "Error", message: "The application answered with text that Postgres cannot store." },
};

/** Between tries to reach the database. */
const AFTER_ERROR_MS = 1_000;

/** Class 22: the data itself is refused (a zero byte in a text), and would be again. */
function isUnstorable(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code.startsWith("22");
}

/** Makes leased calls and keeps what they give. */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  readonly #underWay = new Set<Promise<void>>();
  readonly #abort = new AbortController();

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  start(task: Task): void {
    const work = this.#work(task)
      .catch((error) => this.#giveBack(task, error))
      .finally(() => {
        this.#underWay.delete(work);
        this.#options.onDone();
      });
    this.#underWay.add(work);
  }

  /** Waits for calls under way to end by themselves, then abandons them: their leases are given up. */
  async stop(graceMs: number): Promise<void> {
    await Promise.race([Promise.all(this.#underWay), sleep(graceMs)]);
    this.#abort.abort();
    await Promise.all(this.#underWay);
  }

  async #work(task: Task): Promise<void> {
    const { store, owner, functions } = this.#options;
    const settings = functions().get(task.functionId);
    const run = await loadRun(store, task.runId);
    if (!run) return;
    const known = functions();
    if (!settings) {
      const gone = { id: task.functionId, url: "", maxAttempts: 1, events: [], crons: [], limits: [] };
      const nobody = { ...gone, priority: 0, idempotency: null };
      await applyAnswer(store, { task, owner, settings: nobody, functions: known, answer: NOT_SERVED });
      return;
    }
    const { appUrl, signingKey } = this.#options;
    const reply = await makeCall(task, settings, run, { appUrl, signingKey, signal: this.#abort.signal });
    const answer = await this.#answerOf(task, reply);
    if (!answer) return;
    const call = { task, owner, settings, functions: functions() };
    try {
      await applyAnswer(store, { ...call, answer });
    } catch (error) {
      if (!isUnstorable(error)) throw error;
      await applyAnswer(store, { ...call, answer: UNSTORABLE });
    }
  }

  /** What a call gave could not be kept: it is made again once the database takes anything. */
  async #giveBack(task: Task, error: unknown): Promise<void> {
    const { store, owner, log } = this.#options;
    log("error", `A call of ${task.functionId} was not kept.`, error);
    while (!this.#abort.signal.aborted) {
      await sleep(AFTER_ERROR_MS);
      try {
        return await releaseTask(store, { task, owner, delayMs: 0, wasUnderWay: false });
      } catch (again) {
        log("error", `A call of ${task.functionId} could not be given back.`, again);
      }
    }
  }

  /** Null when the call is to be made again and was given back. */
  async #answerOf(task: Task, reply: Reply): Promise<Answer | null> {
    if (reply.kind === "answered") return reply;
    const { store, owner, onAppLost } = this.#options;
    const wasUnderWay = reply.kind === "interrupted" && !this.#abort.signal.aborted;
    if (!this.#abort.signal.aborted) onAppLost(reply.kind === "unreachable" ? reply.why : "it stopped");
    if (wasUnderWay && task.interruptions + 1 >= MAX_INTERRUPTIONS) return INTERRUPTED;
    await releaseTask(store, { task, owner, delayMs: 0, wasUnderWay });
    return null;
  }
}
