import { groupBy } from "@/lib/collections/group-by";
import { formatMonth } from "@/lib/dates/format-date";
import { addMonths, monthOf, type PlainMonth } from "@/lib/dates/plain-date";
import { shortestWindows } from "@/lib/metrics/shortest-windows";
import type { PropertyPage } from "@/lib/services/properties/load-property-page";
import { kindWords } from "../../kind-words";
import type { Places } from "../../places";

/** A month of a property in one row of its list. */
export interface MonthRow {
  id: PlainMonth;
  label: string;
  href: string;
  /** `Income statement, balance sheet`; null in a month that nothing came in for. */
  statements: string | null;
  figures: number;
  proven: number;
  isReconciled: boolean;
  grave: number;
  other: number;
  noi: string | null;
  noiMissing: string;
  /** The formula it came from, and from there its boxes. */
  noiHref: string;
  dscr: string | null;
  dscrMissing: string;
  dscrHref: string;
}

type Page = Pick<PropertyPage, "property" | "statements" | "metrics" | "findings">;

/** Latest first. A month in between that nothing came in for has its row: it is missed before it is needed. */
export function propertyMonths(page: Page, places: Places): MonthRow[] {
  const statements = groupBy(page.statements, ({ periodEnd }) => monthOf(periodEnd));
  const findings = new Map(page.findings.map((count) => [count.month, count]));
  const metrics = shortestWindows(page.metrics);
  return monthsOf([...statements.keys()]).map((month) => {
    const ofMonth = statements.get(month) ?? [];
    const metric = (id: string) =>
      metrics.find((each) => each.metric === id && monthOf(each.periodEnd) === month);
    const why = (id: string) => metric(id)?.missing.join("; ") || "No income statement is in";
    return {
      id: month,
      label: formatMonth(month),
      href: places.month(page.property.id, month),
      statements: ofMonth.length === 0 ? null : sentence(ofMonth.map(({ kind }) => kindWords(kind))),
      figures: ofMonth.reduce((sum, { figureCount }) => sum + figureCount, 0),
      proven: ofMonth.reduce((sum, { provenCount }) => sum + provenCount, 0),
      isReconciled: ofMonth.length > 0 && ofMonth.every(({ state }) => state === "settled"),
      grave: findings.get(month)?.grave ?? 0,
      other: findings.get(month)?.other ?? 0,
      noi: metric("noi")?.value ?? null,
      noiMissing: why("noi"),
      noiHref: places.metric(page.property.id, month, { metric: "noi" }),
      dscr: metric("dscr")?.value ?? null,
      dscrMissing: why("dscr"),
      dscrHref: places.metric(page.property.id, month, { metric: "dscr" }),
    };
  });
}

function monthsOf(found: readonly PlainMonth[]): PlainMonth[] {
  const sorted = found.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const months: PlainMonth[] = [];
  if (first === undefined || last === undefined) return months;
  for (let month = last; month >= first; month = addMonths(month, -1)) months.push(month);
  return months;
}

function sentence(names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.map((name, index) => (index === 0 ? name : name.toLowerCase())).join(", ");
}
