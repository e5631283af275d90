import type { TotalKnowledge } from "@/lib/proof/total-knowledge";
import type { ColumnKey, DocumentKind, HeaderFieldName, Section } from "../reading";

/** How one accounting system lays out its statements: data that tunes the general reader. */
export interface LayoutProfile {
  id: string;
  /** Patterns of header and footer segments, tried in order; the first capture group is the value. */
  fields: readonly FieldPattern[];
  /** Fields that every page prints. `tree` is expected only of prints with account codes. */
  printed: readonly HeaderFieldName[];
  /** Column headings in lower case; a percentage belongs to the amount column before it, `total` adds up columns of months. */
  headings: readonly HeadingPhrase[];
  codePattern: RegExp;
  titles: readonly { pattern: RegExp; kind: DocumentKind }[];
  trees: readonly { pattern: RegExp; kind: DocumentKind; statements: readonly DocumentKind[] }[];
  /** Names of lines that give a statement away when neither title nor tree is known. */
  tellingLines: readonly { pattern: RegExp; kind: DocumentKind }[];
  /** A section that begins inside a statement: at a line of this name, or after this total. */
  innerSections: readonly InnerSection[];
  totals: TotalKnowledge;
}

export interface FieldPattern {
  name: HeaderFieldName;
  where: "top" | "bottom" | "anywhere";
  pattern: RegExp;
}

export interface HeadingPhrase {
  text: string;
  column: Extract<ColumnKey, "current_balance" | "period_to_date" | "year_to_date"> | "percent" | "total";
}

export interface InnerSection {
  section: Section;
  within: Section;
  heading: RegExp;
  /** The heading may be lost; the first line after this total opens the section as well. */
  after: RegExp;
  /** Codes that stand in this section alone; they open it where the pages with its heading and that total are missing. */
  codes: RegExp;
  /** The logical statement that the section makes together with what is before it. */
  statement: DocumentKind;
}
