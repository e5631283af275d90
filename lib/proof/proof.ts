import type { ColumnKey, Reading } from "@/lib/extraction/reading";

export type ProofStatus = "proven" | "unproven" | "repaired" | "corrected";

/** A figure of a reading: index into its lines, and the column. */
export interface FigureRef {
  line: number;
  column: ColumnKey;
}

/**
 * `total` = Σ sign × part. `difference` = total − Σ, in cents; the identity is closed when it is 0.
 * `parts` may be empty: an empty section whose total prints 0.
 */
export interface Identity {
  kind: "sum" | "difference" | "equality";
  total: FigureRef;
  parts: { figure: FigureRef; sign: 1 | -1 }[];
  difference: bigint;
  isClosed: boolean;
}

export interface ProofMark {
  status: ProofStatus;
  /** For proven figures the identity in words, else why nothing proves it. */
  because: string;
  /** Indexes into `Proof.identities` that contain the figure. */
  identities: number[];
}

export interface Proof {
  identities: Identity[];
  /** One entry a line of the reading, in its order; money columns only. */
  marks: Partial<Record<ColumnKey, ProofMark>>[];
}

/** A reading with its proof: what reading one file ends in. */
export interface ProvenReading {
  reading: Reading;
  proof: Proof;
}

/** A file that was read. `file` is a display name and never enters a hash. */
export interface ReadDocument extends ProvenReading {
  file: string;
  sha256: string;
}
