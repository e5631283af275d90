import type { ColumnKey, Line, LineKind, Problem } from "@/lib/extraction/reading";
import { type AmountTable, amountTable } from "./amount-table";
import type { Bracket } from "./bracket";
import { bracketTotals } from "./bracket-totals";
import { isWithin } from "./candidates";
import { isTotalName, knownTotal, type TotalKnowledge } from "./total-knowledge";

/** Results that are totals in every chart, whatever they are built of. */
const RESULT_NAME = /^net (?:operating )?(?:income|loss|profit)\b|^cash flow$|^noi$/i;
/** The same and nothing else: accounts can begin so, and have codes of any chart. */
const WHOLE_RESULT_NAME = /^net (?:operating )?(?:income|loss)(?: ?\(loss\))?$/i;

/** Lines whose kind only arithmetic can tell; a print has a handful. */
const MAX_DOUBTS = 12;

/**
 * Tells totals from accounts. Known codes and names decide first; a line that only sounds like a total (a tenant can be
 * named so), or an unknown code that may be one, is taken the way in which more of the statement's sums close.
 */
export function inferKinds(
  lines: readonly Line[],
  columns: readonly ColumnKey[],
  knowledge: TotalKnowledge,
): { lines: Line[]; problems: Problem[] } {
  const table = amountTable(lines, columns);
  const { kinds, doubts } = firstKinds(lines, knowledge);
  const isNamed = (line: number) => isTotalName(lines[line]?.name ?? "");
  let brackets = bracketTotals(lines, kinds, table, knowledge);
  let open = countOpen(brackets, kinds, table);
  for (const doubt of doubts.slice(0, MAX_DOUBTS)) {
    if (open === 0) break;
    const before = kinds[doubt] ?? "line";
    kinds[doubt] = before === "line" ? "subtotal" : "line";
    const tried = bracketTotals(lines, kinds, table, knowledge);
    const count = countOpen(tried, kinds, table);
    if (count < open && (isNamed(doubt) || hasSeveralParts(doubt, tried))) {
      brackets = tried;
      open = count;
    } else kinds[doubt] = before;
  }
  const typed = lines.map((line, index) => ({ ...line, kind: kinds[index] ?? line.kind }));
  return { lines: typed, problems: codesOutOfPlace(typed, brackets, knowledge) };
}

/** Kinds by code and name, and the lines in doubt: those that sound like totals first. */
function firstKinds(
  lines: readonly Line[],
  knowledge: TotalKnowledge,
): { kinds: LineKind[]; doubts: number[] } {
  const named: number[] = [];
  const unnamed: number[] = [];
  const headers: string[] = [];
  const kinds = lines.map((line, index): LineKind => {
    if (line.kind === "header") {
      headers.push(line.name);
      return "header";
    }
    if (Object.keys(line.figures).length === 0) return "line";
    if (knownTotal(line, knowledge)) return "subtotal";
    if (!isTotalName(line.name) && !RESULT_NAME.test(line.name)) {
      if (hasOddCode(line)) unnamed.push(index);
      return "line";
    }
    named.push(index);
    const isTotal =
      isResult(line) || hasOddCode(line) || headers.some((header) => isTotalOf(line.name, header));
    return isTotal ? "subtotal" : "line";
  });
  return { kinds, doubts: [...named, ...unnamed] };
}

function isResult({ code, name, section }: Line): boolean {
  if (code === null) return RESULT_NAME.test(name);
  return section === "income_statement" && WHOLE_RESULT_NAME.test(name);
}

/** Totals end in 9, 90 or a suffix of their own more often than accounts do. */
function hasOddCode({ code }: Line): boolean {
  return code !== null && /(?:9|90)-\d+$|-(?!0000$)\d+$/.test(code);
}

/** `Total Contracted Expenses` is the total of `Contracted Expense`: they share their first words, give or take a plural. */
function isTotalOf(name: string, header: string): boolean {
  const subject = words(name.replace(/^(?:grand |sub[- ]?)?totals?\b|\btotals?$/i, ""));
  const title = words(header);
  const first = subject[0];
  return (
    first !== undefined &&
    title.includes(first) &&
    (subject.length === 1 || title.some((word) => word === subject[1]))
  );
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9&]+/)
    .filter((word) => word.length > 0)
    .map((word) => word.replace(/s$/, ""));
}

/** How much of a statement stays open: sums that do not close weigh more than any number of lines no total covers. */
function countOpen(
  brackets: readonly Bracket[],
  kinds: readonly LineKind[],
  { amounts }: AmountTable,
): number {
  let failures = 0;
  const covered = new Set<number>();
  for (const { total, parts, closedBy } of brackets) {
    for (const { line } of parts) covered.add(line);
    closedBy.forEach((closing, column) => {
      if (closing === null && (amounts[column]?.[total] ?? null) !== null) failures += 1;
    });
  }
  const uncovered = kinds.filter((kind, line) => kind === "line" && !covered.has(line)).length;
  return failures * (kinds.length + 1) + uncovered;
}

/** An account that equals the one above it is no total of it, unless it says so. */
function hasSeveralParts(line: number, brackets: readonly Bracket[]): boolean {
  return brackets.some(({ total, parts }) => total === line && parts.length > 1);
}

/** Accounts that stand under a known total whose codes they do not have. */
function codesOutOfPlace(
  lines: readonly Line[],
  brackets: readonly Bracket[],
  knowledge: TotalKnowledge,
): Problem[] {
  const problems: Problem[] = [];
  for (const { total, parts } of brackets) {
    const line = lines[total];
    const range = line && line.code !== null ? knownTotal(line, knowledge)?.range : null;
    if (!line || !range) continue;
    for (const part of parts) {
      const member = lines[part.line];
      if (!member?.code || isWithin(member.code, range)) continue;
      const message = `${member.code} ${member.name} stands under ${line.name}, whose accounts are ${range.from} to ${range.to}.`;
      const { page, box } = member;
      const text = `${member.code} ${member.name}`;
      problems.push({ code: "code_disagrees_with_total", message, page, box, text });
    }
  }
  return problems;
}
