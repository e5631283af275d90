import { availableParallelism } from "node:os";
import { findReaderScript } from "./find-reader-script";
import { type ReaderLimits, readerLimits } from "./limits";
import { ReaderProcess } from "./reader-process";
import type { ReaderAnswer, ReaderRequest } from "./reader-protocol";

export interface ReaderOptions {
  size?: number;
  limits?: Partial<ReaderLimits>;
}

interface Waiting {
  start(reader: ReaderProcess): void;
  reject(error: Error): void;
}

/**
 * Reader processes that are started when first needed, unless warmed, and replaced when they die. Nothing in it depends on
 * who asks, so that one of these can serve every bundle of a server: what goes in and comes out is data.
 */
export class ReaderProcesses {
  readonly #size: number;
  readonly #limits: ReaderLimits;
  readonly #all = new Set<ReaderProcess>();
  readonly #idle: ReaderProcess[] = [];
  readonly #waiting: Waiting[] = [];
  #isClosed = false;

  /** By default as many as cores, at most eight. */
  constructor({ size, limits }: ReaderOptions = {}) {
    this.#size = Math.max(1, size ?? Math.min(8, availableParallelism()));
    this.#limits = { ...readerLimits, ...limits };
  }

  get limits(): ReaderLimits {
    return this.#limits;
  }

  async run(request: ReaderRequest): Promise<ReaderAnswer> {
    const reader = await this.#acquire();
    const isFresh = reader.answered === 0;
    const answer = await reader.request(request);
    this.#release(reader);
    // A file must not pay for what an earlier one left behind, nor for a process that someone else ended.
    const isCrash = answer.kind === "refused" && answer.code === "reader_crashed";
    return isCrash && !isFresh && !this.#isClosed ? this.run(request) : answer;
  }

  warm(): void {
    if (!this.#isClosed && this.#all.size === 0) this.#idle.push(this.#startReader());
  }

  close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closed());
    for (const reader of this.#all) reader.kill();
    this.#all.clear();
    this.#idle.length = 0;
  }

  async #acquire(): Promise<ReaderProcess> {
    if (this.#isClosed) throw closed();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.isUsable) return idle;
      this.#all.delete(idle);
    }
    if (this.#all.size < this.#size) return this.#startReader();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ start: resolve, reject });
    });
  }

  #startReader(): ReaderProcess {
    const reader = new ReaderProcess(findReaderScript(), this.#limits);
    this.#all.add(reader);
    return reader;
  }

  #release(reader: ReaderProcess): void {
    if (this.#isClosed) return;
    if (!reader.isUsable) this.#all.delete(reader);
    const next = this.#waiting.shift();
    if (next !== undefined) next.start(reader.isUsable ? reader : this.#startReader());
    else if (reader.isUsable) this.#idle.push(reader);
  }
}

function closed(): Error {
  return new Error("The reader pool is closed.");
}
