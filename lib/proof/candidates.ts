import type { Part } from "./bracket";
import { isTotalName, type KnownTotal, type NamedLine } from "./total-knowledge";

/** What waits above a total: headers of open sections, and figures that no total has taken yet. */
export interface StackItem {
  line: number;
  kind: "header" | "line" | "subtotal";
}

/** A way to bracket a total: its parts, and how much of the stack it takes away. */
export interface Candidate {
  kind: "sum" | "difference";
  parts: Part[];
  /** The stack is cut back to this length. */
  keep: number;
}

/** Sections nest a few deep; a total that reaches further back than this closes by accident if at all. */
const MAX_BLOCKS = 12;

/**
 * Brackets a total may have, the likeliest first. A block begins where its codes begin, or right after an open header;
 * only where no header is open may it begin after an earlier total or at the top. It never begins between two lines of a
 * section: that is where a wrong digit could find a shorter run that happens to add up.
 */
export function candidatesFor(
  total: NamedLine,
  known: KnownTotal | null,
  stack: readonly StackItem[],
  lines: readonly NamedLine[],
): Candidate[] {
  if (known?.covers === "difference")
    return known.code === total.code ? differences(stack) : [...differences(stack), ...pairs(stack)];
  if (known?.covers === "sum") return [...pairs(stack), ...sinceLastTotal(stack, 1)];
  const blocks = blocksUnderHeaders(stack);
  const range = known?.range;
  if (range && total.code !== null) {
    const isInRange = (line: number) => isWithin(lines[line]?.code ?? null, range);
    const leavesNoneOut = ({ keep }: Candidate) =>
      !stack.slice(0, keep).some((item) => isFigure(item) && isInRange(item.line));
    const whole = [blockInRange(stack, isInRange), ...blocks].filter(leavesNoneOut);
    return whole.length > 0 ? whole : blocks.slice(0, 1);
  }
  if (known || isTotalName(total.name)) return blocks;
  return [...blocks, ...differences(stack), ...pairs(stack)];
}

/** The figures on top of the stack whose codes the total covers, with the header above them. */
function blockInRange(stack: readonly StackItem[], isInRange: (line: number) => boolean): Candidate {
  let start = stack.length;
  for (let i = stack.length - 1; i >= 0; i--) {
    const item = stack[i];
    if (!item) break;
    if (isInRange(item.line)) start = i;
    else if (isFigure(item)) break;
  }
  const below = stack[start - 1];
  const hasOwnHeader = below?.kind === "header" && stack[start]?.kind !== "header" && isInRange(below.line);
  return sumFrom(stack, hasOwnHeader ? start - 1 : start);
}

/** Everything above each open header, nearest first; without headers, everything since an earlier total, or at all. */
function blocksUnderHeaders(stack: readonly StackItem[]): Candidate[] {
  const candidates: Candidate[] = [];
  const lowestHeader = stack.findIndex((item) => item.kind === "header");
  let figures = 0;
  for (let i = stack.length - 1; i >= 0 && candidates.length < MAX_BLOCKS; i--) {
    const item = stack[i];
    if (!item) break;
    if (item.kind === "header") candidates.push(sumFrom(stack, i));
    else figures += 1;
    if (i > lowestHeader && lowestHeader >= 0) continue;
    const isOneTotal = figures === 1 && item.kind === "subtotal";
    const below = stack[i - 1];
    if (isFigure(item) && !isOneTotal && (!below || below.kind === "subtotal"))
      candidates.push(sumFrom(stack, i));
  }
  if (candidates.length === 0) candidates.push(sumFrom(stack, stack.length));
  return candidates;
}

/** The last two figures, one taken from the other; where lines stand between, all of them from the total before. */
function differences(stack: readonly StackItem[]): Candidate[] {
  return [...pairs(stack), ...sinceLastTotal(stack, -1)].map(({ parts, keep }) => ({
    kind: "difference",
    parts: parts.map(({ line }, index): Part => ({ line, sign: index === 0 ? 1 : -1 })),
    keep,
  }));
}

function pairs(stack: readonly StackItem[]): Candidate[] {
  let figures = 0;
  for (let i = stack.length - 1; i >= 0; i--) {
    const item = stack[i];
    if (item && isFigure(item)) figures += 1;
    if (figures === 2) return [sumFrom(stack, i)];
  }
  return [];
}

/** From each earlier total on: where the total between is not printed, its lines take its place. */
function sinceLastTotal(stack: readonly StackItem[], sign: 1 | -1): Candidate[] {
  const candidates: Candidate[] = [];
  for (let i = stack.length - 2; i >= 0 && candidates.length < MAX_BLOCKS; i--) {
    if (stack[i]?.kind !== "subtotal") continue;
    const candidate = sumFrom(stack, i);
    if (candidate.parts.length > 2) candidates.push(candidate);
    if (sign === 1) break;
  }
  return candidates;
}

function sumFrom(stack: readonly StackItem[], start: number): Candidate {
  const parts: Part[] = [];
  for (let i = start; i < stack.length; i++) {
    const item = stack[i];
    if (item && isFigure(item)) parts.push({ line: item.line, sign: 1 });
  }
  return { kind: "sum", parts, keep: start };
}

function isFigure(item: StackItem): boolean {
  return item.kind !== "header";
}

/** A shorter code (`5400`, `5400-00`) is the same account without what it leaves off. */
export function isWithin(code: string | null, range: { from: string; to: string }): boolean {
  if (code === null) return false;
  const whole = code + range.from.slice(code.length);
  return whole >= range.from && whole <= range.to;
}
