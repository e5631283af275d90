import type { Window } from "@/lib/dates/window";
import type { ColumnKey } from "@/lib/extraction/reading";
import type { CauseKind } from "@/lib/rules/result";
import type { DefectKind } from "./kinds";

/** What was made wrong, and what a careful reader of the prints should find. */
export interface DefectLabel {
  kind: DefectKind;
  /** Property code. */
  property: string;
  /** The window of `file`. */
  window: Window;
  /** The print that is wrong, or where the wrong entry first shows. */
  file: string;
  /** Printed codes; the name where no code is printed. */
  accounts: string[];
  /** The columns that are wrong. */
  columns: ColumnKey[];
  /**
   * Canonical. For a wrong print: what is printed less what should be, in the first of `columns` (0 is printed where a row
   * is missing, twice the amount where it stands twice). For a wrong entry: the amount of the entry.
   */
  amount: string;
  causeKind: CauseKind;
  /** Rules that cannot pass; others may fail as well. */
  expectedRules: string[];
  /** Whether the documents determine which account is wrong, and how. */
  isDetermined: boolean;
  /** What determines it: rules whose equations hold the wrong figures, or a word for what no rule states. */
  witnesses: string[];
  because: string;
}
