import type { DocumentErrorCode } from "@/lib/errors";
import type { ProvenReading } from "@/lib/proof/proof";

/** What the pool asks of a reader process; one request at a time. */
export type ReaderRequest =
  | { kind: "read"; bytes: Uint8Array }
  | { kind: "render"; bytes: Uint8Array; page: number; pixelsPerPoint: number };

/** The picture in pixels, and the page it shows in points. */
export interface PageImage {
  width: number;
  height: number;
  pageWidth: number;
  pageHeight: number;
  png: Uint8Array;
}

export type ReaderReply =
  | { kind: "ready" }
  /** `isSpent`: the engine's memory is swollen or was at its limit, so the pool should let go of the process. */
  | { kind: "read"; value: ProvenReading; isSpent: boolean }
  | { kind: "rendered"; value: PageImage; isSpent: boolean }
  | { kind: "refused"; code: DocumentErrorCode; message: string; isSpent: boolean }
  /** The reader itself failed and is about to exit. */
  | { kind: "broken"; detail: string };

/** What a reader's guard writes to standard error just before it kills the process. */
export const killedForMemory = "reims-reader: too much memory";
export const killedForTime = "reims-reader: too much time";
