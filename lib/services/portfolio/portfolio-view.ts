import type { CurrentStatement } from "@/db/queries/current-statements";
import type { FindingCount } from "@/db/queries/finding-counts";
import type { StoredMetric } from "@/db/queries/metrics";
import type { Property } from "@/db/queries/properties";
import { groupBy } from "@/lib/collections/group-by";
import { monthOf, type PlainMonth } from "@/lib/dates/plain-date";
import { shortestWindows } from "@/lib/metrics/shortest-windows";
import { add, divide, parseRatio, plainDecimal, type Ratio, ratio } from "@/lib/money/ratio";

/** What there is of a property in a month. */
export interface PortfolioCell {
  month: PlainMonth;
  /** Kinds of statements that are in. */
  collected: string[];
  /** How many kinds a month needs. */
  expected: number;
  figures: number;
  proven: number;
  isReconciled: boolean;
  /** Findings that want somebody. */
  grave: number;
  other: number;
}

export interface PortfolioRow {
  property: Pick<Property, "id" | "code" | "name">;
  cells: PortfolioCell[];
  noi: Series;
  dscr: Series;
}

/** One metric over the months of the matrix; null where there is no value. */
export interface Series {
  values: (string | null)[];
  latest: string | null;
  /** The window that `latest` speaks of. */
  window: { start: string | null; end: string } | null;
}

export interface PortfolioKpi {
  metric: "total_income" | "total_expenses" | "noi" | "dscr";
  series: Series;
  /** How many properties the latest value speaks of, of how many. */
  counted: number;
  of: number;
}

export interface PortfolioView {
  months: PlainMonth[];
  rows: PortfolioRow[];
  kpis: PortfolioKpi[];
}

/** A month is complete with these; more kinds come with the readers for them. */
const EXPECTED_KINDS: readonly string[] = ["balance_sheet", "income_statement"];

export interface PortfolioFacts {
  properties: readonly Property[];
  months: PlainMonth[];
  statements: readonly CurrentStatement[];
  metrics: readonly StoredMetric[];
  findings: readonly FindingCount[];
}

export function portfolioView(facts: PortfolioFacts): PortfolioView {
  const { properties, months } = facts;
  const statements = groupBy(facts.statements, (each) => cellKey(each.propertyId, monthOf(each.periodEnd)));
  const findings = new Map(facts.findings.map((each) => [cellKey(each.propertyId, each.month), each]));
  const metrics = shortestWindows(facts.metrics);
  const byProperty = groupBy(metrics, ({ propertyId }) => propertyId);
  return {
    months,
    rows: properties.map(({ id, code, name }) => ({
      property: { id, code, name },
      cells: months.map((month) =>
        cellOf(month, statements.get(cellKey(id, month)) ?? [], findings.get(cellKey(id, month))),
      ),
      noi: seriesOf("noi", months, byProperty.get(id) ?? []),
      dscr: seriesOf("dscr", months, byProperty.get(id) ?? []),
    })),
    kpis: (["noi", "dscr", "total_income", "total_expenses"] as const).map((metric) => ({
      metric,
      series: seriesOf(metric, months, metrics),
      counted: countedIn(metric, months, metrics),
      of: properties.length,
    })),
  };
}

function cellOf(
  month: PlainMonth,
  statements: readonly CurrentStatement[],
  findings: FindingCount | undefined,
): PortfolioCell {
  const kinds = EXPECTED_KINDS.filter((kind) => statements.some((statement) => statement.kind === kind));
  return {
    month,
    collected: kinds,
    expected: EXPECTED_KINDS.length,
    figures: statements.reduce((sum, { figureCount }) => sum + figureCount, 0),
    proven: statements.reduce((sum, { provenCount }) => sum + provenCount, 0),
    isReconciled: statements.length > 0 && statements.every(({ state }) => state === "settled"),
    grave: findings?.grave ?? 0,
    other: findings?.other ?? 0,
  };
}

function seriesOf(metric: string, months: readonly PlainMonth[], metrics: readonly StoredMetric[]): Series {
  const values = months.map((month) => totalled(metric, inMonth(month, metrics)));
  const last = values.findLastIndex((value) => value !== null);
  const [sample] = inMonth(months[last] ?? "", metrics);
  return {
    values,
    latest: values[last] ?? null,
    window: sample ? { start: sample.periodStart, end: sample.periodEnd } : null,
  };
}

function countedIn(metric: string, months: readonly PlainMonth[], metrics: readonly StoredMetric[]): number {
  const month = months.findLast((each) => totalled(metric, inMonth(each, metrics)) !== null);
  const counted = month === undefined ? [] : contributing(metric, inMonth(month, metrics));
  return new Set(counted.map(({ propertyId }) => propertyId)).size;
}

function inMonth(month: PlainMonth, metrics: readonly StoredMetric[]): StoredMetric[] {
  return metrics.filter(({ periodEnd }) => monthOf(periodEnd) === month);
}

/** Money adds up over properties; coverage is what all of them earn over what all of them owe. */
function totalled(metric: string, metrics: readonly StoredMetric[]): string | null {
  const counted = contributing(metric, metrics);
  if (counted.length === 0) return null;
  if (metric !== "dscr") return plainDecimal(totalOf(metric, counted), 2);
  const coverage = divide(totalOf("noi", counted), totalOf("debt_service", counted));
  return coverage && plainDecimal(coverage, 4);
}

/** The values that a total of a metric is made of: of properties that have all it takes. */
function contributing(metric: string, metrics: readonly StoredMetric[]): StoredMetric[] {
  const has = (propertyId: string, needed: string) =>
    metrics.some((each) => each.propertyId === propertyId && each.metric === needed && each.value !== null);
  const needed = metric === "dscr" ? ["noi", "debt_service", "dscr"] : [metric];
  return metrics.filter(
    (each) => needed.includes(each.metric) && needed.every((name) => has(each.propertyId, name)),
  );
}

function totalOf(metric: string, metrics: readonly StoredMetric[]): Ratio {
  return metrics
    .filter((each) => each.metric === metric)
    .reduce((sum, { value }) => add(sum, parseRatio(value ?? "0") ?? ratio(0n)), ratio(0n));
}

function cellKey(propertyId: string, month: PlainMonth): string {
  return `${propertyId} ${month}`;
}
