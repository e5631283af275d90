import { canonicalCents } from "@/lib/money/cents";
import { canonicalMoney } from "@/lib/money/money-text";
import { canonicalRatio, type Ratio } from "@/lib/money/ratio";
import type { FactFigure } from "./fact-source";
import type { Formula } from "./formula";
import { labelOf, type Place } from "./label";
import { printFormula } from "./print";
import type { Trace, TraceFigure } from "./trace";

export type NumericUnit = "money" | "number";

/** A node while its parents are computed: the exact value beside its trace, which holds only text. */
export interface Evaluated {
  trace: Trace;
  value: Ratio | null;
  unit: NumericUnit;
}

interface Parts {
  value?: Ratio | null;
  unit?: NumericUnit;
  figures?: FactFigure[];
  /** Printed name of the line, where the node stands for a single one. */
  name?: string | null;
  isAbsent?: boolean;
  children?: Trace[];
  missing?: string[];
}

export function evaluated(formula: Formula, place: Place, parts: Parts): Evaluated {
  const { value = null, unit = "money", name = null } = parts;
  const trace: Trace = {
    kind: formula.kind,
    text: printFormula(formula),
    label: labelOf(formula, place, name),
    value: value && canonicalValue(value, unit),
    unit,
    figures: parts.figures?.map(traced) ?? [],
    isAbsent: parts.isAbsent ?? false,
    comparison: null,
    children: parts.children ?? [],
    missing: parts.missing ?? [],
  };
  return { trace, value, unit };
}

export function canonicalValue(value: Ratio, unit: NumericUnit): string {
  return unit === "money" ? canonicalMoney(value) : canonicalRatio(value);
}

/** Why something above these nodes has no value, each reason once. */
export function reasons(children: readonly Trace[]): string[] {
  const all = children.flatMap(({ unit, text, missing }) =>
    unit === "truth" ? [`a number where ${text} stands`] : missing,
  );
  return [...new Set(all)];
}

/** The figures of one document enter many traces; each is put into words once. */
const tracedFigures = new WeakMap<FactFigure, TraceFigure>();

function traced(figure: FactFigure): TraceFigure {
  const known = tracedFigures.get(figure);
  if (known) return known;
  const { code, name, value, source } = figure;
  const inWords = { code, name, value: canonicalCents(value), source };
  tracedFigures.set(figure, inWords);
  return inWords;
}
