/** `cents × numerator ÷ denominator`, rounded half up. Exact while the product stays a safe integer. */
export function share(cents: number, numerator: number, denominator: number): number {
  const product = cents * numerator;
  if (!Number.isSafeInteger(product)) throw new RangeError(`${cents} × ${numerator} is not exact`);
  return Math.floor((2 * product + denominator) / (2 * denominator));
}

/** The instalment `index` (from 0) of `cents` spread over `count` instalments that sum to it exactly. */
export function instalment(cents: number, index: number, count: number): number {
  return Math.floor((cents * (index + 1)) / count) - Math.floor((cents * index) / count);
}
