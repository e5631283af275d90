import type { LineKind } from "@/lib/extraction/reading";
import type { AmountTable } from "./amount-table";
import type { Bracket } from "./bracket";
import { type Candidate, candidatesFor, type StackItem } from "./candidates";
import { closingParts } from "./closing";
import { knownTotal, type NamedLine, type TotalKnowledge } from "./total-knowledge";

/**
 * Finds what every subtotal is made of. Lines go on a stack; a subtotal takes the candidate that closes in the most
 * columns, or keeps the likeliest one as an identity that failed.
 */
export function bracketTotals(
  lines: readonly NamedLine[],
  kinds: readonly LineKind[],
  table: AmountTable,
  knowledge: TotalKnowledge,
): Bracket[] {
  const brackets: Bracket[] = [];
  const byTotal = new Map<number, Bracket>();
  const stack: StackItem[] = [];
  lines.forEach((line, index) => {
    const kind = kinds[index] ?? "line";
    if (kind === "subtotal") {
      const candidates = candidatesFor(line, knownTotal(line, knowledge), stack, lines);
      const { candidate, bracket } = choose(index, candidates, table, byTotal);
      stack.length = candidate.keep;
      brackets.push(bracket);
      byTotal.set(index, bracket);
    }
    stack.push({ line: index, kind });
  });
  return brackets;
}

interface Choice {
  candidate: Candidate;
  bracket: Bracket;
  closed: number;
}

function choose(
  total: number,
  candidates: readonly Candidate[],
  table: AmountTable,
  brackets: ReadonlyMap<number, Bracket>,
): Choice {
  let best: Choice | null = null;
  for (const candidate of candidates) {
    const choice = tryCandidate(total, candidate, table, brackets);
    if (!best || choice.closed > best.closed) best = choice;
    if (best.closed === table.columns.length) break;
  }
  return best ?? tryCandidate(total, { kind: "sum", parts: [], keep: 0 }, table, brackets);
}

function tryCandidate(
  total: number,
  candidate: Candidate,
  table: AmountTable,
  brackets: ReadonlyMap<number, Bracket>,
): Choice {
  let closed = 0;
  const closedBy = table.amounts.map((amounts, index) => {
    const amount = amounts[total] ?? null;
    if (amount === null) return null;
    const parts = closingParts(amount, candidate.parts, { index, amounts, brackets });
    if (parts) closed += 1;
    return parts;
  });
  const { kind, parts } = candidate;
  return { candidate, bracket: { total, kind, parts, closedBy }, closed };
}
