/** Beyond this share of its letters changed, another name is another name and no help. */
const MAX_CHANGED_SHARE = 0.4;

/** The known name that takes the fewest typing mistakes to reach; null when none is close. Ties go to the first by text. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let fewest = Math.max(1, Math.floor(name.length * MAX_CHANGED_SHARE)) + 1;
  for (const candidate of [...known].sort()) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const mistakes = typingMistakes(name, candidate);
    if (mistakes < fewest) [nearest, fewest] = [candidate, mistakes];
  }
  return nearest;
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function typingMistakes(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
