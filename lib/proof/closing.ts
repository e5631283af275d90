import type { Bracket, Part } from "./bracket";

/** Other ways to count a part whose own total does not fit its lines: those lines. */
interface Reading {
  sum: bigint;
  parts: Part[];
  substitutions: number;
}

/** Few blocks of a print fail at once; beyond this many combinations a match would prove nothing. */
const MAX_READINGS = 32;
/** Blocks nest three deep in the trees known; a chain of failed totals must not be followed without end. */
const MAX_DEPTH = 4;

/** The amounts of one column with the brackets found so far, by the line of their total. */
export interface ClosingColumn {
  index: number;
  amounts: readonly (bigint | null)[];
  brackets: ReadonlyMap<number, Bracket>;
}

/**
 * The parts that make `total` in one column, or null. Printed amounts are tried first. Where an inner total does not fit
 * its own lines, either it or one of them is wrong: its lines may stand in for it, so that one bad figure does not unprove
 * everything above it. Two different substitutions that both fit decide nothing.
 */
export function closingParts(total: bigint, parts: readonly Part[], column: ClosingColumn): Part[] | null {
  let printed = 0n;
  let hasFailedPart = false;
  for (const { line, sign } of parts) {
    const amount = column.amounts[line];
    if (amount === null || amount === undefined) continue;
    printed += sign === 1 ? amount : -amount;
    hasFailedPart ||= isFailed(line, column);
  }
  if (printed === total) return presentParts(parts, column);
  if (!hasFailedPart) return null;
  const fitting = readingsOf(parts, column, MAX_DEPTH).filter((reading) => reading.sum === total);
  const fewest = Math.min(...fitting.map((reading) => reading.substitutions));
  const best = fitting.filter((reading) => reading.substitutions === fewest);
  return best.length === 1 && best[0] ? best[0].parts : null;
}

/** A total whose own lines do not add up to it in this column. */
function isFailed(line: number, column: ClosingColumn): boolean {
  return column.brackets.get(line)?.closedBy[column.index] === null;
}

function readingsOf(parts: readonly Part[], column: ClosingColumn, depth: number): Reading[] {
  let readings: Reading[] = [{ sum: 0n, parts: [], substitutions: 0 }];
  for (const part of parts) {
    const choices = choicesOf(part, column, depth);
    const next: Reading[] = [];
    for (const reading of readings) {
      for (const choice of choices) {
        if (next.length === MAX_READINGS) break;
        next.push({
          sum: reading.sum + choice.sum,
          parts: [...reading.parts, ...choice.parts],
          substitutions: reading.substitutions + choice.substitutions,
        });
      }
    }
    readings = next;
  }
  return readings;
}

function choicesOf(part: Part, column: ClosingColumn, depth: number): Reading[] {
  const amount = column.amounts[part.line];
  const printed: Reading =
    amount === null || amount === undefined
      ? { sum: 0n, parts: [], substitutions: 0 }
      : { sum: part.sign === 1 ? amount : -amount, parts: [part], substitutions: 0 };
  const bracket = column.brackets.get(part.line);
  if (!bracket || depth === 0 || !isFailed(part.line, column)) return [printed];
  const inner = bracket.parts.map(({ line, sign }): Part => ({ line, sign: sign === part.sign ? 1 : -1 }));
  const replaced = readingsOf(inner, column, depth - 1).map((reading) => ({
    ...reading,
    substitutions: reading.substitutions + 1,
  }));
  return [printed, ...replaced];
}

function presentParts(parts: readonly Part[], column: ClosingColumn): Part[] {
  return parts.filter(({ line }) => (column.amounts[line] ?? null) !== null);
}
