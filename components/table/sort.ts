import { parseRatio } from "@/lib/money/ratio";

/** A sort as it stands in the address: `name`, or `-amount` for the largest first. */
export interface Sort {
  column: string;
  isDescending: boolean;
}

export function parseSort(text: string | null | undefined): Sort | null {
  if (!text || text === "-") return null;
  return text.startsWith("-")
    ? { column: text.slice(1), isDescending: true }
    : { column: text, isDescending: false };
}

export function sortText({ column, isDescending }: Sort): string {
  return isDescending ? `-${column}` : column;
}

/** One press sorts, the next turns it round, the third gives back the order things came in. */
export function nextSort(sort: Sort | null, column: string, isDescendingFirst: boolean): Sort | null {
  if (sort?.column !== column) return { column, isDescending: isDescendingFirst };
  return sort.isDescending === isDescendingFirst ? { column, isDescending: !isDescendingFirst } : null;
}

/** Numbers by size, text as people order it, nothing last. Canonical numbers may be given as text. */
export function compareCells(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null && right !== null) return left - right;
  return COLLATOR.compare(String(a), String(b));
}

const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** A canonical number, `1/3` too. Enough for an order: amounts beyond 2^53 cents do not occur. */
function numberOf(value: string | number): number | null {
  if (typeof value === "number") return value;
  const exact = parseRatio(value);
  return exact && Number(exact.numerator) / Number(exact.denominator);
}
