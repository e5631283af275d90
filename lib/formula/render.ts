import { strengthOf } from "./print";
import type { Trace } from "./trace";
import { valueText } from "./value-text";
import { ARITHMETIC_SYMBOLS } from "./vocabulary";

export interface RenderOptions {
  /** How many levels of operations are written out under the comparison; deeper ones show only their result. */
  depth?: number;
}

/** Two sides and what each is made of: more than that is read better as a tree. */
const DEFAULT_DEPTH = 2;

/**
 * The formula with its numbers in place, on one line:
 * `sum(current_liabilities) 184,310.40 = total_current_liabilities 181,860.40 (difference 2,450.00, tolerance 0.05)`.
 * What is not known reads `?`, with the reasons at the end.
 */
export function renderTrace(trace: Trace, { depth = DEFAULT_DEPTH }: RenderOptions = {}): string {
  const text = trace.kind === "compare" ? comparisonText(trace, depth) : resultText(trace, depth);
  return trace.missing.length === 0 ? text : `${text} (missing: ${trace.missing.join("; ")})`;
}

/** A value of the trace as people read it: `1,234.50`, `1.25`, `holds`, `?`. */
export function traceValueText({ value, unit }: Pick<Trace, "value" | "unit">): string {
  if (typeof value === "boolean") return value ? "holds" : "does not hold";
  return valueText(value, unit === "truth" ? "number" : unit);
}

function comparisonText(trace: Trace, depth: number): string {
  const [left, right] = trace.children;
  if (!left || !right) return trace.text;
  const operator = trace.comparison?.operator ?? operatorBetween(trace, left, right);
  const sides = `${resultText(left, depth - 1)} ${operator} ${resultText(right, depth - 1)}`;
  if (!trace.comparison) return sides;
  const unit = left.unit === "money" || right.unit === "money" ? "money" : "number";
  const difference = `difference ${valueText(trace.comparison.difference, unit)}`;
  if (unit === "number") return `${sides} (${difference})`;
  return `${sides} (${difference}, tolerance ${valueText(trace.comparison.tolerance, unit)})`;
}

/** The text of a comparison is both sides with the operator between; without values it is the only place it stands. */
function operatorBetween(trace: Trace, left: Trace, right: Trace): string {
  return trace.text.slice(left.text.length, trace.text.length - right.text.length).trim();
}

/** A whole side: its parts with their numbers and, where there are parts, what they come to. */
function resultText(trace: Trace, depth: number): string {
  const text = partText(trace, depth);
  const isLiteral = trace.kind === "negate" && trace.children[0]?.kind === "number";
  return strengthOf(trace) < 4 && depth > 0 && !isLiteral ? `${text} → ${traceValueText(trace)}` : text;
}

function partText(trace: Trace, depth: number): string {
  if (trace.kind === "number") return trace.text;
  if (trace.isAbsent) return `${trace.text} ${traceValueText(trace)} (no line printed)`;
  if (depth <= 0 || trace.children.every((child) => child.children.length === 0 && isPlaced(trace)))
    return folded(trace);
  const [first, second] = trace.children;
  if (!first) return folded(trace);
  switch (trace.kind) {
    case "add":
    case "subtract":
    case "multiply":
    case "divide": {
      if (!second) return folded(trace);
      const strength = strengthOf(trace);
      const leftDepth = strengthOf(first) === strength ? depth : depth - 1;
      const right = second.kind === "negate" ? 4 : strength + 1;
      const operator = ARITHMETIC_SYMBOLS[trace.kind];
      return `${atLeast(strength, first, leftDepth)} ${operator} ${atLeast(right, second, depth - 1)}`;
    }
    case "negate":
      return `-${atLeast(4, first, depth - 1)}`;
    case "change":
      return second
        ? `${folded(trace)} (${partText(first, depth - 1)} - ${partText(second, depth - 1)})`
        : folded(trace);
    default: {
      const inside = trace.children.map((child) => partText(child, depth - 1)).join(", ");
      const decimals = trace.kind === "round" ? trace.text.slice(trace.text.lastIndexOf(","), -1) : "";
      return `${trace.kind}(${inside}${decimals}) ${traceValueText(trace)}`;
    }
  }
}

/** Functions that only say where to look: over a single figure their own value is the figure. */
function isPlaced({ kind }: Trace): boolean {
  return kind === "prior" || kind === "balance" || kind === "period" || kind === "ytd";
}

function folded(trace: Trace): string {
  const text = strengthOf(trace) < 4 ? `(${trace.text})` : trace.text;
  return `${text} ${traceValueText(trace)}`;
}

function atLeast(strength: number, trace: Trace, depth: number): string {
  const text = partText(trace, depth);
  return depth > 0 && strengthOf(trace) < strength ? `(${text})` : text;
}
