import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { byCause, oneByOne } from "@/lib/services/findings/by-cause";
import { type PageProps, titled } from "../../page-loader";
import { placesOf } from "../places";
import { FindingFilters } from "./finding-filters";
import { findingRow } from "./finding-row";
import { FindingsTable } from "./findings-table";
import { load } from "./load";

export const generateMetadata = titled("Findings", load);

export default async function FindingsPage(props: PageProps) {
  const { ctx, filter, findings, hasMore, isOneByOne } = await load(props);
  const places = placesOf(ctx.orgSlug);
  const groups = isOneByOne ? oneByOne(findings) : byCause(findings);
  const rows = groups.map(({ lead, others }) => findingRow(lead, places, others));
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Findings" />
      <FramePlace crumbs={[{ label: "Findings" }]} />
      <PageHeader
        title="Findings"
        facts={
          hasMore ? `The ${findings.length} with the largest effect` : counted(findings.length, rows.length)
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
