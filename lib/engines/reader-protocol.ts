import type { DocumentErrorCode } from "@/lib/errors";
import type { ProvenReading } from "@/lib/proof/proof";

/** What the pool asks of a reader process; one request at a time. */
export type ReaderRequest =
  | { kind: "read"; bytes: Uint8Array }
  | { kind: "render"; bytes: Uint8Array; page: number; pixelsPerPoint: number };

export interface PageImage {
  width: number;
  height: number;
  png: Uint8Array;
}

export type ReaderReply =
  | { kind: "ready" }
  /** `memoryBytes` is what the engine's memory has grown to, so that the pool can let go of a bloated process. */
  | { kind: "read"; value: ProvenReading; memoryBytes: number }
  | { kind: "rendered"; value: PageImage; memoryBytes: number }
  | { kind: "refused"; code: DocumentErrorCode; message: string; memoryBytes: number }
  /** The reader itself failed and is about to exit. */
  | { kind: "broken"; detail: string };

/** What a reader's guard writes to standard error just before it kills the process. */
export const killedForMemory = "reims-reader: too much memory";
export const killedForTime = "reims-reader: too much time";
