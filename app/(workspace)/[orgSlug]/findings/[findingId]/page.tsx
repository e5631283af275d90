import type { Metadata } from "next";
import { FindingViewer } from "@/components/finding/finding-viewer";
import { FramePlace } from "@/components/layout/frame-place";
import { PrintLine } from "@/components/layout/print-line";
import { formatWindow } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import type { PageProps } from "../../../page-loader";
import { FindingAnswer } from "./finding-answer";
import { findingLetter } from "./finding-letter-props";
import { FindingSteps } from "./finding-steps";
import { load } from "./load";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { finding } = (await load(props)).page;
  return { title: `${finding.title}, ${finding.property.name}` };
}

export default async function FindingPage(props: PageProps) {
  const { ctx, page } = await load(props);
  const { finding } = page;
  const base = `/${ctx.orgSlug}`;
  const month = finding.period.end.slice(0, 7);
  const property = `${base}/properties/${finding.property.id}`;
  return (
    <div className="flex h-[calc(100dvh-var(--bar))] min-h-0 flex-col max-[800px]:h-auto print:h-auto">
      <PrintLine
        organisation={ctx.orgName}
        subject={`${finding.property.name} · ${formatWindow(finding.period)}`}
        {...(page.run ? { run: `Run of ${formatInstant(page.run.createdAt)}` } : {})}
      />
      <FramePlace
        crumbs={[
          { label: "Findings", href: `${base}/findings` },
          { label: finding.property.name, href: property },
          { label: formatWindow(finding.period), href: `${property}/${month}` },
          { label: finding.rule },
        ]}
      />
      <FindingSteps base={`${base}/findings`} {...page.neighbours} />
      <div className="min-h-0 flex-1">
        <FindingViewer
          {...findingLetter(page, base)}
          disposition={
            <FindingAnswer
              orgSlug={ctx.orgSlug}
              finding={{
                id: finding.id,
                title: finding.title,
                verdictHash: finding.verdictHash,
                isOpen: finding.state === "open",
                disposition: finding.disposition,
                reason: finding.dispositionReason,
                needsAttention: finding.needsAttention,
              }}
              history={finding.history.map(({ id, kind, actorName, detail, createdAt }) => ({
                id,
                kind,
                actor: actorName,
                detail,
                at: createdAt.toISOString(),
              }))}
              next={page.neighbours.next && `${base}/findings/${page.neighbours.next}`}
              canAnswer={ctx.permissions.has("findings.write")}
            />
          }
        />
      </div>
    </div>
  );
}
