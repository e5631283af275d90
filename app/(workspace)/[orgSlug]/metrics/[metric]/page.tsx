import type { Metadata } from "next";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { compareText } from "@/lib/collections/compare-text";
import { formatMonth } from "@/lib/dates/format-date";
import { monthOf } from "@/lib/dates/plain-date";
import type { PageProps } from "../../../page-loader";
import { load } from "./load";
import { MetricTable, type MetricTableRow } from "./metric-table";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: (await load(props)).metric.title };
}

export default async function PortfolioMetricPage(props: PageProps) {
  const { ctx, metric, rows } = await load(props);
  const base = `/${ctx.orgSlug}`;
  const listed = rows
    .flatMap(({ property, values }) =>
      values.map(
        (value): MetricTableRow => ({
          id: `${property.id} ${value.periodStart} ${value.periodEnd}`,
          property: property.name,
          code: property.code,
          window: { start: value.periodStart, end: value.periodEnd },
          value: value.value,
          missing: value.missing.join("; "),
          href: `${base}/properties/${property.id}/${value.periodEnd.slice(0, 7)}/metrics/${metric.id}`,
        }),
      ),
    )
    // Those that the number of the portfolio is made of come first.
    .toSorted((a, b) => compareText(b.window.end, a.window.end));
  return (
    <>
      <PrintLine
        organisation={ctx.orgName}
        subject={[metric.title, span(listed)].filter(Boolean).join(" · ")}
      />
      <FramePlace crumbs={[{ label: "Portfolio", href: base }, { label: metric.title }]} />
      <PageHeader title={metric.title} facts={metric.definition} />
      <PageBody>
        <MetricTable label={metric.title} unit={metric.unit} rows={listed} />
      </PageBody>
    </>
  );
}

/** `Jan 2026 to Sep 2026`; empty where there is nothing. */
function span(rows: readonly MetricTableRow[]): string {
  const months = rows.map(({ window }) => monthOf(window.end)).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "";
  return first === last ? formatMonth(first) : `${formatMonth(first)} to ${formatMonth(last)}`;
}
