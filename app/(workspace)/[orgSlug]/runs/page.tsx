import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { formatInstant } from "@/lib/dates/format-instant";
import { type PageProps, titled } from "../../page-loader";
import { load } from "./load";
import { RequestRun } from "./request-run";
import { RunsTable, type RunTableRow } from "./runs-table";
import { TRIGGERS } from "./triggers";

export const generateMetadata = titled("Runs", load);

export default async function RunsPage(props: PageProps) {
  const { ctx, runs, properties } = await load(props);
  const names = new Map(properties.map(({ id, name }) => [id, name]));
  const base = `/${ctx.orgSlug}/runs`;
  const rows = runs.map((run, index): RunTableRow => {
    const before = runs
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
        action={
          ctx.permissions.has("runs.write") && properties.length > 0 && <RequestRun orgSlug={ctx.orgSlug} />
        }
      />
      <PageBody>
        <RunsTable rows={rows} />
      </PageBody>
    </>
  );
}
