import { abs } from "@/lib/money/cents";

/** Two functions that do one thing, and one that does another, for the test of how source is compared. */
export function one(values: readonly bigint[]): string {
  // The largest of them.
  const most = values.map(abs).reduce((a, b) => (a > b ? a : b), 0n);
  return most > 0n ? "two  words" : "none";
}

export function other(values: bigint[]): string {
  const most = values
    .map(abs) /* without its sign */
    .reduce(
      (a: bigint, b: bigint) => (a > b ? a : b),

      0n,
    );
  return most > 0n ? "two  words" : "none";
}

export function different(values: readonly bigint[]): string {
  const most = values.map(abs).reduce((a, b) => (a > b ? a : b), 0n);
  return most > 0n ? "two words" : "none";
}
