import type { Metadata } from "next";
import Link from "next/link";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { Panel } from "@/components/ui/panel";
import { StatusChip } from "@/components/ui/status-chip";
import { formatInstant } from "@/lib/dates/format-instant";
import type { PageProps } from "../../../page-loader";
import { TRIGGERS } from "../triggers";
import { load } from "./load";
import { ReplayRun } from "./replay-run";
import { RunChanges } from "./run-changes";
import { WaitForRun } from "./wait-for-run";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { run } = await load(props);
  return { title: `Run of ${formatInstant(run.createdAt)}` };
}

export default async function RunPage(props: PageProps) {
  const { ctx, run, diff } = await load(props);
  const base = `/${ctx.orgSlug}`;
  const isFinished = run.state === "finished";
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Run" run={`Run of ${formatInstant(run.createdAt)}`} />
      <FramePlace
        crumbs={[{ label: "Runs", href: `${base}/runs` }, { label: formatInstant(run.createdAt) }]}
      />
      <PageHeader
        title={`Run of ${formatInstant(run.createdAt)}`}
        chip={
          <StatusChip meaning={isFinished ? "proven" : "active"}>
            {isFinished ? "finished" : "waits its turn"}
          </StatusChip>
        }
        facts={`Made because of ${TRIGGERS[run.trigger]}`}
      />
      <PageBody className="grid gap-4">
        {!isFinished && <WaitForRun />}
        {run.counts && (
          <Panel title="What came out">
            <dl className="flex flex-wrap gap-x-8 gap-y-3 text-sm">
              {[
                ["Documents", run.counts.documents],
                ["Figures", run.counts.figures],
                ["Proven", run.counts.proven],
                ["Failed", run.counts.outcomes.failed ?? 0],
                ["Warned", run.counts.outcomes.warned ?? 0],
                ["Verified", run.counts.outcomes.passed ?? 0],
                ["Not evaluated", run.counts.outcomes.not_evaluated ?? 0],
              ].map(([label, value]) => (
                <div key={label}>
                  <dt className="text-faint">{label}</dt>
                  <dd className="font-medium tabular-nums">{Number(value).toLocaleString("en-US")}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        )}
        {diff && <RunChanges diff={diff} base={base} />}
        {run.hashes && (
          <Panel title="What it is known by" actions={<ReplayRun orgSlug={ctx.orgSlug} runId={run.id} />}>
            <dl className="grid gap-2 text-sm">
              {Object.entries(run.hashes).map(([name, hash]) => (
                <div key={name} className="min-w-0">
                  <dt className="text-faint">{name}</dt>
                  <dd>
                    <code className="break-all text-xs">{hash}</code>
                  </dd>
                </div>
              ))}
            </dl>
          </Panel>
        )}
        {run.versions.length > 0 && (
          <Panel title="What it looked at" isFlush>
            <ul className="max-h-96 overflow-auto text-sm print:max-h-none">
              {run.versions.map(({ versionId, fileName, sha256 }) => (
                <li key={versionId} className="flex gap-4 border-b px-4 py-1.5 last:border-b-0">
                  <Link
                    href={`${base}/documents/${versionId}`}
                    className="min-w-0 flex-1 truncate hover:text-accent"
                  >
                    {fileName}
                  </Link>
                  <code className="text-faint text-xs">{sha256.slice(0, 12)}</code>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </PageBody>
    </>
  );
}
