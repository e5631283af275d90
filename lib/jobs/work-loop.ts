import { setTimeout as sleep } from "node:timers/promises";

export interface WorkLoopOptions {
  /** Does what there is to do. Says when there is more without being woken; null when it does not know. */
  turn: () => Promise<Date | null>;
  /** Between turns at most, so that a missed wake-up costs no more than this. */
  slowMs: number;
  onError: (error: unknown) => void;
}

/** After an error: long enough for a database to come back, short enough for nobody to notice. */
const AFTER_ERROR_MS = 500;

/** Takes turns one after the other; being woken during a turn makes it take another at once. */
export class WorkLoop {
  readonly #options: WorkLoopOptions;
  #isStopped = false;
  #isWoken = false;
  #endPause: (() => void) | null = null;
  #done: Promise<void> = Promise.resolve();

  constructor(options: WorkLoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#done = this.#run();
  }

  wake(): void {
    this.#isWoken = true;
    this.#endPause?.();
  }

  /** After the turn under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#endPause?.();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      this.#isWoken = false;
      const pauseMs = await this.#takeTurn();
      if (!this.#isWoken && !this.#isStopped) await this.#pause(pauseMs);
    }
  }

  async #takeTurn(): Promise<number> {
    const { turn, slowMs, onError } = this.#options;
    try {
      const next = await turn();
      return next === null ? slowMs : Math.min(slowMs, Math.max(0, next.getTime() - Date.now()));
    } catch (error) {
      onError(error);
      return AFTER_ERROR_MS;
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    const pause = new AbortController();
    this.#endPause = () => pause.abort();
    await sleep(milliseconds, undefined, { signal: pause.signal }).catch(() => {});
    this.#endPause = null;
  }
}
