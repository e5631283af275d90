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

/** Why a file cannot be used, in words; `detail` is for whoever looks into a crash. */
export interface ReaderRefusal {
  kind: "refused";
  code: DocumentErrorCode;
  message: string;
  detail?: string;
}

/** What comes of a request. A refusal is one too: it is data here, and an error only where it is thrown. */
export type ReaderAnswer =
  | { kind: "read"; value: ProvenReading }
  | { kind: "rendered"; value: PageImage }
  | ReaderRefusal;

export type ReaderReply =
  | { kind: "ready" }
  /** `isSpent`: the engine's memory is swollen or was at its limit, so the pool should let go of the process. */
  | (ReaderAnswer & { isSpent: boolean })
  /** The reader itself failed and is about to exit. */
  | { kind: "broken"; detail: string };

/** What a reader's guard writes to standard error just before it kills the process. */
export const killedForMemory = "reims-reader: too much memory";
export const killedForTime = "reims-reader: too much time";
