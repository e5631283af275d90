import type { FactFigure } from "./fact-source";
import type { ComparisonOperator, Formula } from "./formula";

/**
 * What evaluating a formula ends in: the value of every node, down to the printed figures. Plain JSON: it can be
 * stored, compared byte for byte on replay, and rendered without the facts it came from.
 */
export interface Trace {
  kind: Formula["kind"];
  /** The node in the text form of formulas. */
  text: string;
  /** The node in words, with its place in time: `tenant receivable, one period back`. */
  label: string;
  /** Canonical number (see `canonicalRatio`), the outcome of a comparison, or null when something is missing. */
  value: string | boolean | null;
  /** How the value reads: money has two decimals, a number is a ratio or a count. */
  unit: "money" | "number" | "truth";
  /** The printed amounts a leaf node takes its value from; empty on the others. */
  figures: TraceFigure[];
  /** True where no line is printed and the amount reads as 0 because its section is proven. */
  isAbsent: boolean;
  /** Only on a comparison whose two sides are known. */
  comparison: TraceComparison | null;
  children: Trace[];
  /** Why the value is null, in words, each reason once; empty when it is not. */
  missing: string[];
}

/** A printed figure as stored in a trace: the amount is canonical (`-1234.56`). */
export type TraceFigure = Omit<FactFigure, "value"> & { value: string };

/** Canonical numbers. `difference` is left − right, rounded half-even to the cent where the sides are money. */
export interface TraceComparison {
  operator: ComparisonOperator;
  left: string;
  right: string;
  difference: string;
  tolerance: string;
}

/** Every figure below a trace, in the order of the formula. */
export function traceFigures(trace: Trace): TraceFigure[] {
  return [...trace.figures, ...trace.children.flatMap(traceFigures)];
}
