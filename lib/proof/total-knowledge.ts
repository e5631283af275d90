import type { Section } from "@/lib/extraction/reading";

/** Recognises a line by its printed code, or, where none is printed, by its name. */
export interface LineMatcher {
  code: string | null;
  name: RegExp | null;
}

/**
 * What a layout profile knows of one total. It tunes the inference and is checked against it; the arithmetic of the
 * print decides.
 */
export interface KnownTotal extends LineMatcher {
  section: Section;
  /**
   * `block`: the lines of its section. `sum` and `difference`: earlier totals, added (cash flow) or the last taken from
   * the one before (income − expense).
   */
  covers: "block" | "sum" | "difference";
  /** Lowest and highest code of a block, both included, compared as text; null where the tree has none. */
  range: { from: string; to: string } | null;
}

/** Everything a profile knows of the structure of its statements. */
export interface TotalKnowledge {
  totals: readonly KnownTotal[];
  /** Two totals that must print the same amount though neither is built of the other. */
  equalities: readonly { left: LineMatcher; right: LineMatcher }[];
}

/** The part of a line that says what it is. */
export interface NamedLine {
  code: string | null;
  name: string;
  section: Section;
}

/** The total a line is known to be, by exact code, by the first part of its code when its name says total, or by name. */
export function knownTotal(line: NamedLine, knowledge: TotalKnowledge): KnownTotal | null {
  const totals = knowledge.totals.filter((total) => total.section === line.section);
  if (line.code === null) return totals.find((total) => total.name?.test(line.name)) ?? null;
  const exact = totals.find((total) => total.code === line.code);
  if (exact) return exact;
  if (!isTotalName(line.name) && !totals.some((total) => total.name?.test(line.name))) return null;
  const stem = stemOf(line.code);
  const ofStem = totals.filter((total) => total.code !== null && stemOf(total.code) === stem);
  return ofStem.find((total) => total.name?.test(line.name)) ?? ofStem[0] ?? null;
}

export function matches(line: NamedLine, matcher: LineMatcher): boolean {
  if (line.code !== null && matcher.code !== null) return line.code === matcher.code;
  return matcher.name?.test(line.name) ?? false;
}

/** `Total Current Assets`, `TOTAL CAPITAL`, `Subtotal`, `Payroll Total`. A tenant's name can look so too. */
export function isTotalName(name: string): boolean {
  return /^(?:grand |sub[- ]?)?totals?\b|\btotals?$/i.test(name);
}

/** `0499-9000` → `0499`. */
function stemOf(code: string): string {
  const dash = code.indexOf("-");
  return dash < 0 ? code : code.slice(0, dash);
}
