import type { Trace } from "@/lib/formula/trace";

/** A figure that an owner or lender watches: a formula over the printed figures of one window. */
export interface Metric {
  id: string;
  title: string;
  unit: "money" | "ratio" | "percent";
  /** Text form; what a role means in time is the basis. */
  formula: string;
  /** What exactly is counted, and what is not. */
  definition: string;
  bases: readonly MetricBasis[];
}

/** `period`: the window of the print. `ytd`: from the start of the fiscal year to its end. */
export type MetricBasis = "period" | "ytd";

/** One metric of one window. `value` is a canonical number, null where `missing` says what is not there. */
export interface MetricValue {
  metric: string;
  basis: MetricBasis;
  period: { start: string | null; end: string };
  value: string | null;
  missing: string[];
  trace: Trace;
}
