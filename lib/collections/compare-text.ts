/** By code units, so that the order is the same in every locale. */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By the first key that differs. Both lists have the same keys in the same order. */
export function compareKeys(a: readonly string[], b: readonly string[]): -1 | 0 | 1 {
  for (const [index, key] of a.entries()) {
    const order = compareText(key, b[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}
