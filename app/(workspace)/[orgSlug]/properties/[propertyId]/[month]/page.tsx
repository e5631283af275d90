import type { Metadata } from "next";
import Link from "next/link";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { LinkTabs } from "@/components/ui/tabs";
import { formatMonth } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";
import type { PageProps } from "../../../../page-loader";
import { placesOf } from "../../../places";
import { load } from "./load";
import { Overview } from "./overview";
import { PeriodFindings } from "./period-findings";
import { type PeriodParams, periodHref, readPeriodParams } from "./period-params";
import { RollForward, Verified } from "./period-results";
import { PeriodState } from "./period-state";
import { groupOf, TIE_GROUPS } from "./result-rows";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { property, month } = (await load(props)).page;
  return { title: `${property.name}, ${formatMonth(month)}` };
}

export default async function PeriodWorkspace(props: PageProps) {
  const { ctx, page } = await load(props);
  const shown = readPeriodParams(await props.searchParams);
  const { property, run } = page;
  const places = placesOf(ctx.orgSlug);
  const base = places.month(property.id, page.month);
  const parts = { page, params: shown, base, places };
  const canImport = ctx.permissions.has("documents.write");
  return (
    <>
      <PrintLine
        organisation={ctx.orgName}
        subject={`${property.name} · ${formatMonth(page.month)}`}
        {...(run ? { run: `Run of ${formatInstant(run.createdAt)}` } : {})}
      />
      <FramePlace
        crumbs={[
          { label: "Portfolio", href: places.portfolio },
          { label: property.name, href: places.property(property.id) },
        ]}
        period={{
          current: page.month,
          options: periodOptions(page, (of) => periodHref(places.month(property.id, of), { tab: shown.tab })),
        }}
      />
      <PageHeader
        title={`${property.name}, ${formatMonth(page.month)}`}
        chip={<PeriodState page={page} />}
        facts={
          run &&
          page.statements.length > 0 && (
            <Link href={places.run(run.id)} className="hover:text-accent hover:underline">
              Run of {formatInstant(run.createdAt)}
            </Link>
          )
        }
        tabs={<LinkTabs label="Parts of the month" current={shown.tab} tabs={tabsOf(page, base)} />}
      />
      <PageBody className="pt-4">
        {shown.tab === "overview" && <Overview page={page} places={places} canImport={canImport} />}
        {shown.tab === "findings" && <PeriodFindings page={page} places={places} />}
        {shown.tab === "verified" && <Verified {...parts} />}
        {shown.tab === "roll-forward" && <RollForward {...parts} />}
      </PageBody>
    </>
  );
}

function tabsOf({ findings, results }: PeriodPage, base: string) {
  const href = (tab: PeriodParams["tab"]) => periodHref(base, { tab });
  const open = findings.filter(({ needsAttention }) => needsAttention).length;
  const ties = results.filter((result) => TIE_GROUPS.includes(groupOf(result))).length;
  return [
    { id: "overview", label: "Overview", href: href("overview") },
    { id: "findings", label: "Findings", href: href("findings"), count: open },
    { id: "verified", label: "Verified", href: href("verified"), count: results.length },
    { id: "roll-forward", label: "Roll-forward", href: href("roll-forward"), count: ties },
  ];
}

/** Latest first; a month that nothing came in for is there while it is looked at. */
function periodOptions({ months, month }: PeriodPage, href: (month: string) => string) {
  const all = [...new Set([...months, month])].sort().reverse();
  return all.map((of) => ({ id: of, label: formatMonth(of), href: href(of) }));
}
