import type { ColumnKey } from "@/lib/extraction/reading";
import { type Cell, type Constraint, linearConstraint } from "@/lib/rules/causes/constraint";

/** A cell of an invented print: one account, one amount. */
export function cell(account: string, value: bigint, over: Partial<Cell> = {}): Cell {
  const sha256 = over.sha256 ?? "print";
  const part = over.part ?? "balance_sheet";
  const column: ColumnKey = over.column ?? "current_balance";
  const row = over.row ?? `${sha256}:${part}:${account}`;
  return {
    key: `${row}:${column}`,
    row,
    sha256,
    print: sha256,
    part,
    line: 1,
    column,
    account,
    name: `Account ${account}`,
    value,
    isTotal: false,
    usualSign: 0n,
    place: `1:${row}:${column}`,
    ...over,
  };
}

export function total(account: string, value: bigint, over: Partial<Cell> = {}): Cell {
  return cell(account, value, { isTotal: true, ...over });
}

/** Σ parts = whole. */
export function sums(
  id: string,
  parts: readonly Cell[],
  whole: Cell,
  over: Partial<Constraint> = {},
): Constraint {
  const terms = [
    ...parts.map((part) => ({ cell: part, coefficient: 1n as const })),
    { cell: whole, coefficient: -1n as const },
  ];
  const stated = { id, rule: id, statement: whole.sha256, family: over.family ?? id };
  return { ...linearConstraint({ ...stated, terms, tolerance: 5n }), ...over };
}

/** Two cells that must be equal. */
export function equal(id: string, a: Cell, b: Cell): Constraint {
  return sums(id, [a], b);
}
