import type { Metadata } from "next";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { listFindings } from "@/lib/services/findings/list-findings";
import { pageContext } from "../../page-context";
import { byCause, oneByOne } from "./by-cause";
import { FindingFilters, readFilter } from "./finding-filters";
import { FindingsTable, type FindingTableRow } from "./findings-table";

export const metadata: Metadata = { title: "Findings" };

/** What a person looks through in one sitting; the largest come first, and a filter narrows the rest. */
const SHOWN = 500;

interface PageProps {
  params: Promise<{ orgSlug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function FindingsPage({ params, searchParams }: PageProps) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "findings.read");
  const query = await searchParams;
  const filter = readFilter(query);
  const { items, nextCursor } = await listFindings(ctx, { limit: SHOWN, ...filter.query });
  const base = `/${ctx.orgSlug}`;
  const isOneByOne = query.each === "1";
  const groups = isOneByOne ? oneByOne(items) : byCause(items);
  const rows = groups.map(
    ({ lead: finding, others }): FindingTableRow => ({
      id: finding.id,
      href: `${base}/findings/${finding.id}`,
      title: finding.title,
      rule: finding.rule,
      property: finding.property.name,
      window: finding.period,
      subject: finding.subject,
      outcome: finding.outcome,
      severity: finding.severity,
      effect: finding.dollarEffect,
      because: finding.because,
      disposition: finding.disposition,
      isOpen: finding.state === "open",
      needsAttention: finding.needsAttention,
      others,
    }),
  );
  return (
    <>
      <FramePlace crumbs={[{ label: "Findings" }]} />
      <PageHeader
        title="Findings"
        facts={nextCursor ? `The ${SHOWN} with the largest effect` : counted(items.length, rows.length)}
      />
      <PageBody>
        <FindingsTable
          rows={rows}
          toolbar={<FindingFilters base={`${base}/findings`} shown={filter.id} isOneByOne={isOneByOne} />}
        />
      </PageBody>
    </>
  );
}

function counted(findings: number, shown: number): string {
  const all = `${findings} ${findings === 1 ? "finding" : "findings"}`;
  return shown === findings ? all : `${all} with ${shown} ${shown === 1 ? "cause" : "causes"}`;
}
