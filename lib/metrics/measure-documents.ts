import type { Chart } from "@/lib/facts/chart";
import { compareDocuments } from "@/lib/facts/document-order";
import { type PropertyFacts, propertyFacts } from "@/lib/facts/property-facts";
import type { WindowFacts } from "@/lib/facts/window-facts";
import { evaluate } from "@/lib/formula/evaluate";
import { formulaOf } from "@/lib/formula/parse";
import type { ReadDocument } from "@/lib/proof/proof";
import { contextsOf } from "@/lib/rules/contexts";
import type { Parameters } from "@/lib/rules/parameters";
import { METRICS } from "./catalogue";
import type { MetricBasis, MetricValue } from "./metric";

const FORMULAS = METRICS.map((metric) => ({ ...metric, tree: formulaOf(metric.formula) }));

/** The metrics of documents of one organisation, by property code. They depend on what the documents say alone. */
export function measureDocuments(
  documents: readonly ReadDocument[],
  setting: { chart: Chart; parameters: Parameters },
): Map<string, MetricValue[]> {
  const ordered = documents.toSorted(compareDocuments);
  const properties = propertyFacts(ordered, setting.chart, setting.parameters.fiscalYearFirstMonth);
  return new Map(properties.map((property) => [property.code, measureProperty(property, setting)]));
}

/** Every metric of every window a property has an income statement for, by window, then in the order of the catalogue. */
function measureProperty(
  property: PropertyFacts,
  { chart, parameters }: { chart: Chart; parameters: Parameters },
): MetricValue[] {
  const windows = contextsOf({ property, chart, parameters, selections: new Map(), lockedPeriods: null });
  return windows.flatMap((entry) =>
    entry.scope === "income_statement"
      ? measureWindow(entry.window, entry.context.facts, parameters.toleranceInSystem)
      : [],
  );
}

function measureWindow(
  period: MetricValue["period"],
  facts: Record<MetricBasis, WindowFacts>,
  toleranceCents: bigint,
): MetricValue[] {
  return FORMULAS.flatMap(({ id, bases, tree }) =>
    bases.map((basis) => {
      const trace = evaluate(tree, facts[basis], { toleranceCents });
      const value = typeof trace.value === "string" ? trace.value : null;
      return {
        metric: id,
        basis,
        period: { start: period.start, end: period.end },
        value,
        missing: trace.missing,
        trace,
      };
    }),
  );
}
