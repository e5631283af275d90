import { type ColumnKey, PERCENT_COLUMNS } from "@/lib/extraction/reading";
import { abs, canonicalCents } from "@/lib/money/cents";
import type { SampleDocument, SampleRow } from "../sample-document";
import { chooseColumns } from "./altered-row";
import { type AlteredPrint, labelOf, type RowDefect, reason, unique } from "./row-defect";
import { type Change, speaks, type Witness, witnessesOf } from "./witnesses";

/** Their balances stand in equations with others, which would tell only that something is wrong. */
const NOT_SWAPPED = /^(?:01\d\d|3910|3995|7020|7030)-/;

/** Amounts closer than this, in cents, are not worth exchanging. */
const LEAST_DIFFERENCE = 10_000n;

/**
 * Exchanges the amounts of a row and the next under the same total, with their percentages. Every sum still holds, so it
 * is done only where an equation about each of the two accounts shows it.
 */
export const swapNeighbours: RowDefect = ({ documents, document, index, random }): AlteredPrint | null => {
  const [first, second] = [document.rows[index], document.rows[index + 1]];
  if (!isSwappable(first) || !isSwappable(second) || first.section !== second.section) return null;
  const columns = chooseColumns(document, first, "swapped_neighbours", random);
  const change: Change = {};
  for (const column of columns) {
    const difference = (second.values[column] ?? 0n) - (first.values[column] ?? 0n);
    if (abs(difference) < LEAST_DIFFERENCE || second.values[column] === 0n) return null;
    change[column] = difference;
  }
  if (columns.length === 0) return null;
  const spoken = (row: SampleRow): Witness[] =>
    witnessesOf(documents, document, row).filter((witness) => speaks(witness, change));
  const witnesses = [...spoken(first), ...spoken(second)];
  const rules = witnesses.filter(({ isRule }) => isRule).map(({ name }) => name);
  if (rules.length === 0) return null;
  const names = witnesses.map(({ name }) => name);
  return {
    document: exchange(document, index, columns),
    label: {
      ...labelOf(document, columns, [first.code ?? "", second.code ?? ""]),
      kind: "swapped_neighbours",
      amount: canonicalCents(change[columns[0] ?? "current_balance"] ?? 0n),
      causeKind: "misclassified",
      expectedRules: unique(rules),
      isDetermined: true,
      witnesses: unique(names),
      because: `The amounts of ${first.name} (${first.code}) and ${second.name} (${second.code}) are exchanged. ${reason(names)}`,
    },
  };
};

function isSwappable(row: SampleRow | undefined): row is SampleRow {
  return row?.kind === "line" && row.code !== null && !NOT_SWAPPED.test(row.code);
}

function exchange(document: SampleDocument, index: number, columns: readonly ColumnKey[]): SampleDocument {
  const keys = columns.flatMap((column): ColumnKey[] =>
    column === "period_to_date" || column === "year_to_date" ? [column, PERCENT_COLUMNS[column]] : [column],
  );
  const [first, second] = [document.rows[index], document.rows[index + 1]];
  if (!first || !second) return document;
  const taken = (from: SampleRow) => Object.fromEntries(keys.map((key) => [key, from.values[key] ?? 0n]));
  const rows = [...document.rows];
  rows[index] = { ...first, values: { ...first.values, ...taken(second) } };
  rows[index + 1] = { ...second, values: { ...second.values, ...taken(first) } };
  return { ...document, rows };
}
