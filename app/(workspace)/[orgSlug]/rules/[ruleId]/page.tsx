import type { Metadata } from "next";
import { SeverityChip } from "@/components/finding/outcome-word";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { Panel } from "@/components/ui/panel";
import type { PageProps } from "../../../page-loader";
import { formulaOf, settingsOf } from "../definition";
import { load } from "./load";
import { thresholdText } from "./thresholds";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { id, title } = (await load(props)).rule;
  return { title: `${id} ${title}` };
}

export default async function RulePage(props: PageProps) {
  const { ctx, rule } = await load(props);
  const settings = settingsOf(rule.definition);
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject={`Rule ${rule.id}, version ${rule.version}`} />
      <FramePlace crumbs={[{ label: "Rules", href: `/${ctx.orgSlug}/rules` }, { label: rule.id }]} />
      <PageHeader
        title={rule.title}
        chip={<SeverityChip severity={rule.severity} />}
        facts={`${rule.id}, version ${rule.version}`}
      />
      <PageBody className="grid max-w-200 gap-4">
        <Panel title="Why it matters">
          <p className="text-pretty">{rule.whyItMatters}</p>
        </Panel>
        <Panel title="What must hold">
          <pre className="whitespace-pre-wrap break-words font-mono text-sm">
            {formulaOf(rule.definition)}
          </pre>
          {settings && <p className="mt-2 text-muted text-sm">{settings}</p>}
        </Panel>
        <Panel title="What it is known by">
          <dl className="grid gap-2 text-sm">
            <div>
              <dt className="text-faint">Thresholds it reads</dt>
              <dd>{rule.parameters.length === 0 ? "none" : rule.parameters.map(thresholdText).join(", ")}</dd>
            </div>
            <div className="min-w-0">
              <dt className="text-faint">Hash of all that decides a verdict</dt>
              <dd>
                <code className="break-all text-xs">{rule.hash}</code>
              </dd>
            </div>
          </dl>
        </Panel>
      </PageBody>
    </>
  );
}
