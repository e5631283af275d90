import { profileById } from "@/lib/extraction/profiles";
import type { Line, Reading } from "@/lib/extraction/reading";
import { type AmountTable, amountTable } from "./amount-table";
import type { Bracket, Part } from "./bracket";
import { bracketTotals } from "./bracket-totals";
import { explainMark } from "./explain-mark";
import type { FigureRef, Identity, Proof } from "./proof";
import { matches, type TotalKnowledge } from "./total-knowledge";

/**
 * Closes the arithmetic of a statement, column by column. A figure is proven when it stands in a closed sum or difference
 * of its own column, so that a change of any one digit would open it again. Two columns that print the same number prove
 * nothing, and neither does the equality of two totals, since a number copied wrongly satisfies both.
 */
export function proveReading(reading: Reading): Proof {
  const { lines } = reading;
  const knowledge = profileById(reading.profile).totals;
  const table = amountTable(lines, reading.columns);
  const kinds = lines.map((line) => line.kind);
  const brackets = bracketTotals(lines, kinds, table, knowledge);
  const identities: Identity[] = [];
  for (const bracket of brackets) identities.push(...identitiesOf(bracket, table));
  identities.push(...equalities(lines, table, knowledge));
  return { identities, marks: marksOf(lines, table, identities) };
}

function identitiesOf(bracket: Bracket, table: AmountTable): Identity[] {
  const identities: Identity[] = [];
  table.columns.forEach((column, index) => {
    const amounts = table.amounts[index] ?? [];
    const printed = amounts[bracket.total] ?? null;
    if (printed === null) return;
    const closing = bracket.closedBy[index];
    const parts = closing ?? bracket.parts.filter(({ line }) => (amounts[line] ?? null) !== null);
    const difference = printed - sumOf(parts, amounts);
    identities.push({
      kind: parts.some(({ sign }) => sign === -1) ? "difference" : bracket.kind,
      total: { line: bracket.total, column },
      parts: parts.map(({ line, sign }) => ({ figure: { line, column }, sign })),
      difference,
      isClosed: difference === 0n,
    });
  });
  return identities;
}

function sumOf(parts: readonly Part[], amounts: readonly (bigint | null)[]): bigint {
  let sum = 0n;
  for (const { line, sign } of parts) {
    const amount = amounts[line] ?? 0n;
    sum += sign === 1 ? amount : -amount;
  }
  return sum;
}

/** Pairs of totals that must agree, such as TOTAL ASSETS and TOTAL LIABILITIES & CAPITAL; each pair once, next to each other. */
function equalities(lines: readonly Line[], table: AmountTable, knowledge: TotalKnowledge): Identity[] {
  const identities: Identity[] = [];
  for (const { left, right } of knowledge.equalities) {
    let leftLine = -1;
    lines.forEach((line, index) => {
      if (line.kind !== "subtotal") return;
      if (matches(line, left)) leftLine = index;
      if (leftLine < 0 || !matches(line, right)) return;
      table.columns.forEach((column, k) => {
        const total = table.amounts[k]?.[index] ?? null;
        const part = table.amounts[k]?.[leftLine] ?? null;
        if (total === null || part === null) return;
        identities.push({
          kind: "equality",
          total: { line: index, column },
          parts: [{ figure: { line: leftLine, column }, sign: 1 }],
          difference: total - part,
          isClosed: total === part,
        });
      });
      leftLine = -1;
    });
  }
  return identities;
}

function marksOf(
  lines: readonly Line[],
  table: AmountTable,
  identities: readonly Identity[],
): Proof["marks"] {
  const memberships = table.columns.map(() => lines.map((): number[] => []));
  identities.forEach((identity, index) => {
    const column = table.columns.indexOf(identity.total.column);
    const add = ({ line }: FigureRef) => memberships[column]?.[line]?.push(index);
    add(identity.total);
    for (const { figure } of identity.parts) add(figure);
  });
  return lines.map((line, index) => {
    const marks: Proof["marks"][number] = {};
    table.columns.forEach((column, k) => {
      if (!line.figures[column]) return;
      const mine = memberships[k]?.[index] ?? [];
      marks[column] = explainMark({ line: index, column }, mine, identities, lines);
    });
    return marks;
  });
}
