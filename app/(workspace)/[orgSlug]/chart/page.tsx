import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { Panel } from "@/components/ui/panel";
import { StatusChip } from "@/components/ui/status-chip";
import { formatInstant } from "@/lib/dates/format-instant";
import { type PageProps, titled } from "../../page-loader";
import { ChartEditor } from "./chart-editor";
import { load } from "./load";
import { RestoreVersion } from "./restore-version";

export const generateMetadata = titled("Chart and roles", load);

export default async function ChartPage(props: PageProps) {
  const { ctx, chart, versions } = await load(props);
  const unmapped = chart.accounts.filter(({ role }) => role === null).length;
  const canWrite = ctx.permissions.has("charts.write");
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Chart and roles" />
      <FramePlace crumbs={[{ label: "Chart and roles" }]} />
      <PageHeader
        title="Chart and roles"
        chip={
          chart.accounts.length > 0 && (
            <StatusChip meaning={unmapped === 0 ? "proven" : "warned"}>
              {unmapped === 0 ? "every account has a role" : `${unmapped} without a role`}
            </StatusChip>
          )
        }
        facts={`Version ${chart.version} of ${formatInstant(chart.createdAt)}: ${chart.reason}`}
      />
      <PageBody className="grid gap-4">
        <ChartEditor
          orgSlug={ctx.orgSlug}
          canWrite={canWrite}
          roles={chart.roles}
          accounts={chart.accounts.map(({ section, code, name, role, dollarEffect }) => ({
            section,
            code,
            name,
            role,
            dollarEffect,
          }))}
        />
        <Panel title="Versions" isFlush>
          <ol className="text-sm">
            {versions.map(({ id, version, reason, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 border-b px-4 py-2 last:border-b-0">
                <span className="w-20 font-medium">Version {version}</span>
                <span className="min-w-40 flex-1">{reason}</span>
                <span className="text-faint text-xs">{formatInstant(createdAt)}</span>
                {canWrite && version !== chart.version && (
                  <RestoreVersion orgSlug={ctx.orgSlug} version={version} />
                )}
              </li>
            ))}
          </ol>
        </Panel>
      </PageBody>
    </>
  );
}
