import { availableParallelism } from "node:os";
import { DocumentError } from "@/lib/errors";
import type { ProvenReading } from "@/lib/proof/proof";
import { findReaderScript } from "./find-reader-script";
import { checkFile } from "./intake";
import { type ReaderLimits, readerLimits } from "./limits";
import { type ReaderAnswer, ReaderProcess } from "./reader-process";
import type { PageImage, ReaderRequest } from "./reader-protocol";

export type { PageImage } from "./reader-protocol";

/** Reads files in processes of their own, so that no file can take this one down, starve it or see its secrets. */
export interface ReaderPool {
  /** Rejects with `DocumentError` for every file that cannot be used. */
  read(bytes: Uint8Array): Promise<ProvenReading>;
  /** A page as PNG. A page too large for the limits comes smaller than asked. */
  render(bytes: Uint8Array, page: number, pixelsPerPoint: number): Promise<PageImage>;
  /** Starts a process ahead, so that the first file need not wait for one. */
  warm(): void;
  /** Ends the processes; what still waits is rejected. An idle pool ends with the program by itself. */
  close(): void;
}

/** Processes are started when first needed, unless it is warmed. By default there are as many as cores, at most eight. */
export function createReaderPool(
  options: { size?: number; limits?: Partial<ReaderLimits> } = {},
): ReaderPool {
  const pool = new Pool(options.size ?? Math.min(8, availableParallelism()), {
    ...readerLimits,
    ...options.limits,
  });
  return {
    read: async (bytes) => {
      const answer = await pool.run({ kind: "read", bytes });
      if (answer.kind !== "read") throw new Error("The reader answered another question.");
      return answer.value;
    },
    render: async (bytes, page, pixelsPerPoint) => {
      const answer = await pool.run({ kind: "render", bytes, page, pixelsPerPoint });
      if (answer.kind !== "rendered") throw new Error("The reader answered another question.");
      return answer.value;
    },
    warm: () => pool.warm(),
    close: () => pool.close(),
  };
}

interface Waiting {
  start(reader: ReaderProcess): void;
  reject(error: Error): void;
}

class Pool {
  readonly #size: number;
  readonly #limits: ReaderLimits;
  readonly #all = new Set<ReaderProcess>();
  readonly #idle: ReaderProcess[] = [];
  readonly #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(size: number, limits: ReaderLimits) {
    this.#size = Math.max(1, size);
    this.#limits = limits;
  }

  async run(request: ReaderRequest): Promise<ReaderAnswer> {
    checkFile(request.bytes, this.#limits);
    const reader = await this.#acquire();
    const isFresh = reader.answered === 0;
    try {
      return await reader.request(request);
    } catch (error) {
      // A file must not pay for what an earlier one left behind, nor for a process that someone else ended.
      if (isFresh || this.#isClosed || !isCrash(error)) throw error;
    } finally {
      this.#release(reader);
    }
    return this.run(request);
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

function isCrash(error: unknown): boolean {
  return error instanceof DocumentError && error.code === "reader_crashed";
}

function closed(): Error {
  return new Error("The reader pool is closed.");
}
