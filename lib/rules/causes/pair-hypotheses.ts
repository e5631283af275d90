import { type ColumnKey, isPercentColumn } from "@/lib/extraction/reading";
import { formatCents } from "@/lib/money/cents";
import { asPrinted, type Cell, type Constraint, residualOf, type Term } from "./constraint";
import type { Hypothesis } from "./hypothesis";
import type { Network } from "./network";

/** Pairs grow with the square of the rows; real misprints involve few. */
const MAX_ROWS = 24;
const MAX_TERMS = 12;

/** Hypotheses that two rows of one print exchanged their amounts. */
export function swapHypotheses(open: readonly Constraint[], network: Network): Hypothesis[] {
  const rows = rowsOf(open.filter(({ terms }) => (terms?.length ?? MAX_TERMS) < MAX_TERMS));
  return pairs([...rows.values()].slice(0, MAX_ROWS)).flatMap(([a, b]) =>
    a.sha256 === b.sha256 && a.part === b.part && !a.isTotal && !b.isTotal ? swapsOf(a, b, network) : [],
  );
}

/** In all columns they share, in the amounts alone, in one column, or in one column with its percentage. */
function swapsOf(a: Cell, b: Cell, network: Network): Hypothesis[] {
  const shared = network.cellsOfRow(a.row).flatMap((cell) => {
    const other = network.cellsOfRow(b.row).find(({ column }) => column === cell.column);
    return other && other.value !== cell.value ? [[cell, other] as const] : [];
  });
  const ofColumns = (...columns: ColumnKey[]) => shared.filter(([{ column }]) => columns.includes(column));
  const selections = [
    shared,
    shared.filter(([{ column }]) => !isPercentColumn(column)),
    ...shared.map((pair) => [pair]),
    ofColumns("period_to_date", "period_percent"),
    ofColumns("year_to_date", "year_percent"),
  ];
  return selections.flatMap((selection) => {
    const [first] = selection;
    if (!first) return [];
    const changes = new Map<string, bigint>();
    for (const [one, other] of selection) {
      changes.set(one.key, other.value - one.value);
      changes.set(other.key, one.value - other.value);
    }
    return [pairHypothesis(first, changes, `${first[0].name} and ${first[1].name} exchanged their amounts`)];
  });
}

/** Hypotheses that an amount stands in one row that belongs in another, where two sums miss by opposite amounts. */
export function moveHypotheses(open: readonly Constraint[], network: Network): Hypothesis[] {
  const small = open.filter(({ terms }) => terms !== null && terms.length <= MAX_TERMS).slice(0, MAX_ROWS);
  return pairs(small).flatMap(([one, other]) => {
    const residual = residualOf(one.terms ?? [], asPrinted);
    if (residual === 0n || residual !== -residualOf(other.terms ?? [], asPrinted)) return [];
    return (one.terms ?? []).flatMap((from) =>
      (other.terms ?? []).flatMap((to) => moveOf({ from, one, to, other }, residual, network) ?? []),
    );
  });
}

interface Move {
  from: Term;
  one: Constraint;
  to: Term;
  other: Constraint;
}

function moveOf({ from, one, to, other }: Move, residual: bigint, network: Network): Hypothesis | null {
  const [a, b] = [from.cell, to.cell];
  const isPair = a.sha256 === b.sha256 && a.part === b.part && a.column === b.column && a.row !== b.row;
  if (!isPair || a.isTotal || b.isTotal || a.line === null || b.line === null) return null;
  const changes = new Map([...corrections(a.row, one, network), ...corrections(b.row, other, network)]);
  const [first, second] = a.account < b.account ? [a, b] : [b, a];
  const amount = formatCents(residual < 0n ? -residual : residual);
  return pairHypothesis(
    [first, second],
    changes,
    `${amount} stands in the wrong one of ${first.name} and ${second.name}`,
  );
}

/** What closes a constraint, and its like in other columns, by changing one row. */
function corrections(row: string, constraint: Constraint, network: Network): [string, bigint][] {
  return network.family(constraint).flatMap(({ id, terms }): [string, bigint][] => {
    const term = terms?.find(({ cell }) => cell.row === row);
    return term && terms && network.isOpen(id)
      ? [[term.cell.key, -term.coefficient * residualOf(terms, asPrinted)]]
      : [];
  });
}

function pairHypothesis(
  pair: readonly [Cell, Cell],
  changes: Map<string, bigint>,
  because: string,
): Hypothesis {
  const accounts = pair.map(({ account }) => account);
  const [first] = pair;
  // Both rows are of one print, so a cell is told by its line and column.
  const deltas = [...changes].map(([key, delta]) => `${key.slice(first.sha256.length)} ${delta}`).sort();
  return {
    kind: "misclassified",
    accounts,
    changes,
    key: `misclassified ${first.print} ${first.part} ${deltas.join()}`,
    because: `${because}.`,
  };
}

function rowsOf(constraints: readonly Constraint[]): Map<string, Cell> {
  const rows = new Map<string, Cell>();
  for (const cell of constraints.flatMap(({ cells }) => cells)) {
    if (cell.line !== null && !rows.has(cell.row)) rows.set(cell.row, cell);
  }
  return rows;
}

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [Item, Item] => [a, b]));
}
