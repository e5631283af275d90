import { DocumentError } from "@/lib/errors";
import type { ProvenReading } from "@/lib/proof/proof";
import { checkFile } from "./intake";
import { type ReaderOptions, ReaderProcesses } from "./reader-processes";
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

export function createReaderPool(options: ReaderOptions = {}): ReaderPool {
  return poolOver(new ReaderProcesses(options));
}

export function poolOver(processes: ReaderProcesses): ReaderPool {
  const ask = async (request: ReaderRequest) => {
    checkFile(request.bytes, processes.limits);
    const answer = await processes.run(request);
    if (answer.kind === "refused")
      throw new DocumentError(answer.code, answer.message, { cause: answer.detail });
    return answer;
  };
  return {
    read: async (bytes) => {
      const answer = await ask({ kind: "read", bytes });
      if (answer.kind !== "read") throw new Error("The reader answered another question.");
      return answer.value;
    },
    render: async (bytes, page, pixelsPerPoint) => {
      const answer = await ask({ kind: "render", bytes, page, pixelsPerPoint });
      if (answer.kind !== "rendered") throw new Error("The reader answered another question.");
      return answer.value;
    },
    warm: () => processes.warm(),
    close: () => processes.close(),
  };
}
