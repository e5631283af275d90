import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { formatInstant } from "@/lib/dates/format-instant";
import { listProperties } from "@/lib/services/properties/list-properties";
import { listRuns } from "@/lib/services/runs/list-runs";
import { pageContext, titled } from "../../page-context";
import { RequestRun } from "./request-run";
import { RunsTable, type RunTableRow } from "./runs-table";
import { TRIGGERS } from "./triggers";

export const generateMetadata = titled("Runs", "runs.read");

const SHOWN = 200;

export default async function RunsPage({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "runs.read");
  const [{ items }, properties] = await Promise.all([
    listRuns(ctx, { limit: SHOWN }),
    listProperties(ctx, { limit: 1000 }),
  ]);
  const names = new Map(properties.items.map(({ id, name }) => [id, name]));
  const base = `/${ctx.orgSlug}/runs`;
  const rows = items.map((run, index): RunTableRow => {
    const before = items
      .slice(index + 1)
      .find(({ propertyId, state }) => propertyId === run.propertyId && state === "finished");
    return {
      id: run.id,
      href: `${base}/${run.id}`,
      at: formatInstant(run.createdAt),
      createdAt: run.createdAt.toISOString(),
      property: run.propertyId === null ? "every property" : (names.get(run.propertyId) ?? ""),
      trigger: TRIGGERS[run.trigger],
      state: run.state,
      documents: run.counts?.documents ?? null,
      failed: run.counts ? (run.counts.outcomes.failed ?? 0) : null,
      warned: run.counts ? (run.counts.outcomes.warned ?? 0) : null,
      passed: run.counts ? (run.counts.outcomes.passed ?? 0) : null,
      results: run.hashes?.results.slice(0, 12) ?? null,
      diffHref: before && run.state === "finished" ? `${base}/${run.id}?against=${before.id}` : null,
    };
  });
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Runs" />
      <FramePlace crumbs={[{ label: "Runs" }]} />
      <PageHeader
        title="Runs"
        facts="Each keeps what it looked at and what came out, as hashes. None is ever rewritten."
        action={ctx.permissions.has("runs.write") && <RequestRun orgSlug={ctx.orgSlug} />}
      />
      <PageBody>
        <RunsTable rows={rows} />
      </PageBody>
    </>
  );
}
