import type { Box } from "@/lib/extraction/page";
import type { ColumnKey } from "@/lib/extraction/reading";
import type { Part } from "@/lib/facts/chart";
import type { KnownAccount } from "@/lib/facts/property-facts";
import { accountKey, type MappedLine, type StatementFacts, usualSign } from "@/lib/facts/statement-facts";
import { abs } from "@/lib/money/cents";
import { ratio, roundHalfEven } from "@/lib/money/ratio";

/** A printed figure, or the place of one that is not printed and reads as 0, as an unknown of the diagnosis. */
export interface Cell {
  key: string;
  /** The row it stands in: all columns of one line. */
  row: string;
  sha256: string;
  /** The print in words that do not depend on its bytes, to name a cause by. */
  print: string;
  part: Part;
  /** Null where no line is printed. */
  line: number | null;
  column: ColumnKey;
  /** Printed code, or the name where there is none. */
  account: string;
  name: string;
  value: bigint;
  isTotal: boolean;
  /** 1 or −1 where accounts of its kind have that sign, 0 where both are usual. */
  usualSign: 1n | -1n | 0n;
  /** Page and box, to find the cell among evidence; null where nothing is printed. */
  place: string | null;
}

/** Names a box on a page of a document. */
export function placeOf(page: number, box: Box): string {
  return `${page}:${box.join(",")}`;
}

export interface Term {
  cell: Cell;
  coefficient: 1n | -1n;
}

/** Reads a cell, as printed or as a hypothesis would have it. */
export type AmountOf = (cell: Cell) => bigint;

/** Something that must hold between figures. */
export interface Constraint {
  id: string;
  /** The rule that states it, or a name of its own where it only witnesses. */
  rule: string;
  /** Sha-256 of the statement it is stated of. */
  statement: string;
  /** Constraints of one family state one thing for several columns. */
  family: string;
  cells: readonly Cell[];
  /** Null for constraints that are not a sum. */
  terms: readonly Term[] | null;
  /** The row without which there is nothing to hold. */
  ofRow?: string;
  isClosed(amountOf: AmountOf): boolean;
}

/** Σ coefficient × value = 0, within a tolerance. */
export function linearConstraint(
  input: Pick<Constraint, "id" | "rule" | "statement" | "family"> & {
    terms: readonly Term[];
    tolerance: bigint;
  },
): Constraint {
  const { terms, tolerance, ...named } = input;
  return {
    ...named,
    terms,
    cells: terms.map(({ cell }) => cell),
    isClosed: (amountOf) => abs(residualOf(terms, amountOf)) <= tolerance,
  };
}

/** `percent` (hundredths) = amount ÷ base, within a tolerance in hundredths of a point. */
export function percentConstraint(
  input: Pick<Constraint, "id" | "rule" | "statement"> & {
    amount: Cell;
    base: Cell;
    percent: Cell;
    tolerance: bigint;
  },
): Constraint {
  const { amount, base, percent, tolerance, ...named } = input;
  return {
    ...named,
    family: named.id,
    terms: null,
    ofRow: amount.row,
    cells: [amount, base, percent],
    isClosed: (amountOf) =>
      percentTies({ amount: amountOf(amount), base: amountOf(base), percent: amountOf(percent), tolerance }),
  };
}

/** Whether a printed percentage is amount ÷ base × 100; percentages in hundredths. */
export function percentTies(input: {
  amount: bigint;
  base: bigint;
  percent: bigint;
  tolerance: bigint;
}): boolean {
  const { amount, base, percent, tolerance } = input;
  return base !== 0n && abs(percent * base - 10_000n * amount) <= tolerance * abs(base);
}

/** `amount` ÷ `base` × 100 as it would be printed, in hundredths; `base` is not 0. */
export function shareOf(amount: bigint, base: bigint): bigint {
  return roundHalfEven(ratio(10_000n * amount, base), 0);
}

export function residualOf(terms: readonly Term[], amountOf: AmountOf): bigint {
  let residual = 0n;
  for (const { cell, coefficient } of terms) residual += coefficient * amountOf(cell);
  return residual;
}

export const asPrinted: AmountOf = (cell) => cell.value;

export function printedCell(statement: StatementFacts, mapped: MappedLine, column: ColumnKey): Cell | null {
  const figure = mapped.line.figures[column];
  if (!figure) return null;
  const row = `${statement.document.sha256}:${mapped.index}`;
  return {
    key: `${row}:${column}`,
    row,
    sha256: statement.document.sha256,
    print: printOf(statement),
    part: mapped.part,
    line: mapped.index,
    column,
    account: accountKey(mapped.line),
    name: mapped.line.name,
    value: figure.value,
    isTotal: mapped.line.kind === "subtotal",
    usualSign: usualSign(mapped),
    place: placeOf(mapped.line.page, figure.box),
  };
}

/** The place of an account that the property prints elsewhere, but not here. */
export function absentCell(
  statement: StatementFacts,
  account: Pick<KnownAccount, "key" | "name">,
  part: Part,
  column: ColumnKey,
): Cell {
  const row = `${statement.document.sha256}:${part}~${account.key}`;
  return {
    key: `${row}:${column}`,
    row,
    sha256: statement.document.sha256,
    print: printOf(statement),
    part,
    line: null,
    column,
    account: account.key,
    name: account.name,
    value: 0n,
    isTotal: false,
    usualSign: 0n,
    place: null,
  };
}

function printOf({ kind, window, document: { reading } }: StatementFacts): string {
  return [kind, window.start ?? "", window.end, reading.book, reading.tree ?? ""].join(" ");
}
