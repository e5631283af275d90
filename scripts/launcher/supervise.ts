import { setTimeout as sleep } from "node:timers/promises";
import { describeFailure, isDiskFull } from "./failure";

/** A part of the system that runs beside the others. */
export interface Running {
  /** Resolves when it is gone, for whatever reason, with what is known of why as its last line. */
  exited: Promise<readonly string[]>;
  stop(): Promise<void>;
}

export interface Supervision {
  name: string;
  start(): Promise<Running>;
  say(sentence: string): void;
  /** Called once when the part cannot be kept alive. */
  onGivenUp(sentence: string): void;
  /** For tests. */
  firstDelayMs?: number;
}

/** Dying sooner than this after a start is a sign that starting again does not help. */
const QUICK_MS = 30_000;
const MOST_QUICK_DEATHS = 5;

/** Starts a part and starts it again when it dies, ever more slowly; gives up when it dies quickly again and again. */
export async function supervise(what: Supervision): Promise<{ stop(): Promise<void> }> {
  let running = await what.start();
  let isStopping = false;
  const watching = watch();

  async function watch(): Promise<void> {
    let quickDeaths = 0;
    for (;;) {
      const started = Date.now();
      const lines = await running.exited;
      if (isStopping) return;
      quickDeaths = Date.now() - started < QUICK_MS ? quickDeaths + 1 : 1;
      const next = await startAgain(lines, quickDeaths);
      if (next === null) return;
      running = next;
      if (isStopping) await running.stop(); // asked for while it came up
    }
  }

  async function startAgain(lines: readonly string[], quickDeaths: number): Promise<Running | null> {
    let reason = lines.at(-1);
    for (let deaths = quickDeaths; deaths < MOST_QUICK_DEATHS; deaths++) {
      if (isDiskFull(reason)) {
        what.onGivenUp(describeFailure(reason));
        return null;
      }
      what.say(`${what.name} stopped unexpectedly${reason ? ` (${reason.trim()})` : ""}; starting it again.`);
      await sleep((what.firstDelayMs ?? 250) * 2 ** (deaths - 1));
      if (isStopping) return null;
      try {
        return await what.start();
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
    what.onGivenUp(
      `${what.name} stopped ${MOST_QUICK_DEATHS} times in a row${reason ? `, last with: ${reason.trim()}` : ""}. REIMS stops.`,
    );
    return null;
  }

  return {
    async stop() {
      isStopping = true;
      await running.stop();
      await watching;
    },
  };
}
