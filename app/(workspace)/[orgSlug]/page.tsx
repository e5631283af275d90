import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { KpiStrip } from "@/components/portfolio/kpi-strip";
import { MONTHS_ON_PAPER } from "@/components/portfolio/month-state";
import { PortfolioMatrix } from "@/components/portfolio/portfolio-matrix";
import { LinkButton } from "@/components/ui/button";
import { formatMonth } from "@/lib/dates/format-date";
import type { PlainMonth } from "@/lib/dates/plain-date";
import { type PageProps, titled } from "../page-loader";
import { FirstRun } from "./first-run";
import { load } from "./load";
import { kpis, MATRIX_METRICS, matrixMonths, matrixProperties } from "./portfolio-props";
import { PortfolioViews } from "./portfolio-views";

export const generateMetadata = titled("Portfolio", load);

export default async function PortfolioPage(props: PageProps) {
  const { ctx, view, portfolio } = await load(props);
  if (portfolio.rows.length === 0) return <FirstRun ctx={ctx} />;
  const base = `/${ctx.orgSlug}`;
  const canImport = ctx.permissions.has("documents.write");
  return (
    <>
      <FramePlace crumbs={[{ label: "Portfolio" }]} />
      <PrintLine organisation={ctx.orgName} subject={periodShown(portfolio.months)} />
      <PageHeader
        title="Portfolio"
        facts={`${portfolio.rows.length} ${portfolio.rows.length === 1 ? "property" : "properties"}`}
        others={<PortfolioViews base={base} view={view} />}
        action={
          canImport && (
            <LinkButton href={`${base}/import`} variant="primary">
              Import documents
            </LinkButton>
          )
        }
      />
      <PageBody className="grid gap-4">
        <KpiStrip items={kpis(portfolio, base)} />
        <PortfolioMatrix
          properties={matrixProperties(portfolio, base)}
          months={matrixMonths(portfolio.months)}
          metrics={MATRIX_METRICS}
          currentMonth={portfolio.months.at(-1) ?? null}
        />
      </PageBody>
    </>
  );
}

/** `Oct 2025 to Sep 2026`: of what a sheet shows. */
function periodShown(months: readonly PlainMonth[]): string {
  const [first, last] = [months.slice(-MONTHS_ON_PAPER)[0], months.at(-1)];
  return first && last ? `${formatMonth(first)} to ${formatMonth(last)}` : "Portfolio";
}
