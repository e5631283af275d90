/** A list in parts of at most `size`, in order: for statements that take only so many rows. */
export function* inPieces<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
