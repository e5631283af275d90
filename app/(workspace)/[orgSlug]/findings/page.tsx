import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { byCause, oneByOne } from "@/lib/services/findings/by-cause";
import { LOOKED_THROUGH, listFindings } from "@/lib/services/findings/list-findings";
import { pageContext, titled } from "../../page-context";
import { placesOf } from "../places";
import { FindingFilters, readFilter } from "./finding-filters";
import { findingRow } from "./finding-row";
import { FindingsTable } from "./findings-table";

export const generateMetadata = titled("Findings", "findings.read");

interface PageProps {
  params: Promise<{ orgSlug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function FindingsPage({ params, searchParams }: PageProps) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "findings.read");
  const query = await searchParams;
  const filter = readFilter(query);
  const { items, nextCursor } = await listFindings(ctx, { limit: LOOKED_THROUGH, ...filter.query });
  const places = placesOf(ctx.orgSlug);
  const isOneByOne = query.each === "1";
  const groups = isOneByOne ? oneByOne(items) : byCause(items);
  const rows = groups.map(({ lead, others }) => findingRow(lead, places, others));
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Findings" />
      <FramePlace crumbs={[{ label: "Findings" }]} />
      <PageHeader
        title="Findings"
        facts={
          nextCursor ? `The ${LOOKED_THROUGH} with the largest effect` : counted(items.length, rows.length)
        }
      />
      <PageBody>
        <FindingsTable
          rows={rows}
          toolbar={<FindingFilters base={places.findings} shown={filter.id} isOneByOne={isOneByOne} />}
        />
      </PageBody>
    </>
  );
}

function counted(findings: number, shown: number): string {
  const all = `${findings} ${findings === 1 ? "finding" : "findings"}`;
  return shown === findings ? all : `${all} with ${shown} ${shown === 1 ? "cause" : "causes"}`;
}
