/** How often and how long work is repeated; the first round only warms up. */
export interface Patience {
  secondsEach: number;
  leastRounds: number;
}

/** Seconds of the median round, after one round that is not counted. */
export async function medianSeconds(work: () => Promise<void> | void, patience: Patience): Promise<number> {
  await work();
  const rounds: number[] = [];
  const until = performance.now() + patience.secondsEach * 1000;
  while (rounds.length < patience.leastRounds || performance.now() < until) {
    const startedAt = performance.now();
    await work();
    rounds.push((performance.now() - startedAt) / 1000);
  }
  return median(rounds);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
