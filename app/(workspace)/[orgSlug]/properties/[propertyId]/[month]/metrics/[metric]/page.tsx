import type { Metadata } from "next";
import Link from "next/link";
import { LineChart } from "@/components/charts/chart";
import { TraceView } from "@/components/finding/trace-view";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { FigureCell } from "@/components/table/cells";
import { LinkSegments } from "@/components/ui/link-segments";
import { Panel } from "@/components/ui/panel";
import { formatMonth } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import type { PageProps } from "../../../../../../page-loader";
import { placesOf } from "../../../../../places";
import { shownMetric, windowName } from "../../metric-grid";
import { load } from "./load";
import { metricPoints, metricSegments, periodOptions, traceDocuments } from "./metric-props";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { metric, property, value } = (await load(props)).page;
  return { title: `${metric.title}, ${property.name}, ${windowName(value, property.fiscalYearFirstMonth)}` };
}

export default async function MetricPage(props: PageProps) {
  const { ctx, month, page } = await load(props);
  const { metric, property, value, run } = page;
  const places = placesOf(ctx.orgSlug);
  const window = windowName(value, property.fiscalYearFirstMonth);
  return (
    <>
      <PrintLine
        organisation={ctx.orgName}
        subject={`${property.name} · ${metric.title} · ${window}`}
        {...(run ? { run: `Run of ${formatInstant(run.createdAt)}` } : {})}
      />
      <FramePlace
        crumbs={[
          { label: property.name, href: places.property(property.id) },
          { label: formatMonth(month), href: places.month(property.id, month) },
          { label: metric.title },
        ]}
        period={{ current: month, options: periodOptions(page, places) }}
      />
      <PageHeader
        title={`${metric.title}, ${window}`}
        facts={metric.definition}
        others={<LinkSegments label="Window" {...metricSegments(page, places)} />}
      />
      <PageBody className="grid grid-cols-[minmax(0,1fr)_minmax(0,26rem)] items-start gap-4 max-xl:grid-cols-[minmax(0,1fr)]">
        <Panel title="The formula with its numbers">
          <div className="flex flex-wrap items-baseline gap-x-4">
            <FigureCell
              unit={metric.unit}
              value={shownMetric(metric, value.value)}
              missing={value.missing.join("; ")}
              className="text-left font-semibold text-2xl tracking-[-0.01em]"
            />
            <span className="text-muted text-sm">
              {property.name}, {window}
            </span>
          </div>
          {value.value === null && (
            <p className="mt-1 text-muted text-sm">Not evaluated: {value.missing.join("; ")}.</p>
          )}
          <p className="mt-3 break-words border-y py-2 text-xs">
            <code>{metric.formula}</code>
          </p>
          <div className="mt-2">
            <TraceView trace={value.trace} documents={traceDocuments(page, places)} depth={DEPTH} />
          </div>
          {run && (
            <p className="mt-4 text-faint text-xs">
              <Link href={places.run(run.id)} className="underline underline-offset-3 hover:text-accent">
                run {formatInstant(run.createdAt)}
              </Link>
            </p>
          )}
        </Panel>
        <Panel>
          <LineChart
            title={value.basis === "ytd" ? `${metric.title}, year to date` : metric.title}
            unit={metric.unit}
            series={[{ id: metric.id, label: metric.title, points: metricPoints(page, places) }]}
          />
        </Panel>
      </PageBody>
    </>
  );
}

/** Open to the printed figures: the box is one click away. */
const DEPTH = 6;
