import { writeSync } from "node:fs";
import { Worker, workerData } from "node:worker_threads";
import { killedForMemory, killedForTime } from "./reader-protocol";

/** How often the guard looks: memory can grow by about 50 MiB between two looks. */
const lookEveryMs = 50;

interface GuardSettings {
  parent: number;
  residentBytes: number;
  documentMs: number;
  /** One number, shared: when the present document was begun, in epoch milliseconds; 0 when there is none. */
  begun: SharedArrayBuffer;
}

export interface ReaderGuard {
  begin(): void;
  end(): void;
}

/**
 * A thread that kills this process when it takes too much memory, works on after its time, or has lost its parent.
 * The reader's own thread cannot: while PDFium runs it sees neither timers nor messages.
 */
export function startReaderGuard(
  script: URL,
  limits: { residentBytes: number; documentMs: number },
): ReaderGuard {
  const begun = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  const settings: GuardSettings = { parent: process.ppid, ...limits, begun };
  new Worker(script, { workerData: settings, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
  const clock = new Float64Array(begun);
  return {
    begin: () => {
      clock[0] = Date.now();
    },
    end: () => {
      clock[0] = 0;
    },
  };
}

/** What the guard's thread runs. */
export function runReaderGuard(): void {
  // Safe because startReaderGuard alone starts this thread.
  const { parent, residentBytes, documentMs, begun } = workerData as GuardSettings;
  const clock = new Float64Array(begun);
  setInterval(() => {
    if (process.ppid !== parent) kill("");
    if (process.memoryUsage.rss() > residentBytes) kill(killedForMemory);
    const since = clock[0] ?? 0;
    if (since > 0 && Date.now() - since > documentMs) kill(killedForTime);
  }, lookEveryMs);
}

function kill(reason: string): void {
  try {
    writeSync(2, `${reason}\n`);
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}
