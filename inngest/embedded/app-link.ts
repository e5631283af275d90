import { setTimeout as sleep } from "node:timers/promises";
import { callApp } from "./call-app";

export interface AppLinkOptions {
  /** The app's Inngest endpoint. */
  url: URL;
  signingKey: string;
  /** Said once for each change, in words for the log. */
  onChange: (isUp: boolean, why: string) => void;
}

/** A restarted app may have other functions: it is asked to register this often even when nothing failed. */
const REGISTER_EVERY_MS = 15_000;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/** Knows whether the app is there, and has it register its functions whenever it may have started anew. */
export class AppLink {
  isUp = false;
  readonly #options: AppLinkOptions;
  readonly #stop = new AbortController();
  #wake: (() => void) | null = null;
  #done: Promise<void> = Promise.resolve();

  constructor(options: AppLinkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake?.();
    await this.#done;
  }

  /** Somebody found the app gone: nothing is called until it registered again. */
  lost(why: string): void {
    if (!this.isUp) return;
    this.#change(false, why);
    this.#wake?.();
  }

  async #run(): Promise<void> {
    let wait = FIRST_WAIT_MS;
    while (!this.#stop.signal.aborted) {
      const why = await this.#register();
      if (this.#stop.signal.aborted) return;
      const isUp = why === null;
      if (isUp !== this.isUp) this.#change(isUp, why ?? "");
      wait = isUp ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, wait * 2);
      await this.#pause(isUp ? REGISTER_EVERY_MS : wait);
    }
  }

  /** Null when the app registered, else why not. */
  async #register(): Promise<string | null> {
    const { url, signingKey } = this.#options;
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(30_000)]);
    const reply = await callApp({ url, method: "PUT", body: "{}", signingKey, signal });
    if (reply.kind !== "answered") return reply.kind === "unreachable" ? reply.why : "it went away";
    if (reply.status === 200) return null;
    const { message } = (reply.body ?? {}) as { message?: unknown };
    return typeof message === "string" ? message : `it answered ${reply.status}`;
  }

  #change(isUp: boolean, why: string): void {
    this.isUp = isUp;
    this.#options.onChange(isUp, why);
  }

  /** Ends early when the app is found gone. */
  async #pause(milliseconds: number): Promise<void> {
    const early = new AbortController();
    this.#wake = () => early.abort();
    if (this.#stop.signal.aborted) return;
    await sleep(milliseconds, undefined, { signal: early.signal }).catch(() => {});
    this.#wake = null;
  }
}
