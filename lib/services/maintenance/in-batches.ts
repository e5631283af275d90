/** Few enough for a transaction that nobody waits for, many enough that a million rows are gone in minutes. */
const BATCH = 2_000;

/** Removes batch after batch, each in a transaction of its own, until one is not full. */
export async function inBatches(remove: (limit: number) => Promise<number>): Promise<{ removed: number }> {
  let removed = 0;
  for (;;) {
    const count = await remove(BATCH);
    removed += count;
    if (count < BATCH) return { removed };
  }
}
