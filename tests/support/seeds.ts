/**
 * Seeds of generated portfolios. `REIMS_SEEDS=1-1000` checks as many as somebody has time for; without it a test takes
 * its own few.
 */
export function seedsOr(few: readonly number[], setting = process.env.REIMS_SEEDS): readonly number[] {
  const range = /^(\d+)-(\d+)$/.exec(setting ?? "");
  if (!range) return few;
  const [from, to] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
