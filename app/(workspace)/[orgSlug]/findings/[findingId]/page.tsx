import type { Metadata } from "next";
import { cache } from "react";
import { FindingViewer } from "@/components/finding/finding-viewer";
import { FramePlace } from "@/components/layout/frame-place";
import { PrintLine } from "@/components/layout/print-line";
import { formatWindow } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import { loadFindingPage } from "@/lib/services/findings/load-finding-page";
import { orNotFound, pageContext } from "../../../page-context";
import { FindingAnswer } from "./finding-answer";
import { findingLetter } from "./finding-letter-props";
import { FindingSteps } from "./finding-steps";

interface PageProps {
  params: Promise<{ orgSlug: string; findingId: string }>;
}

const load = cache(async (orgSlug: string, findingId: string) => {
  const ctx = await pageContext(orgSlug, "findings.read");
  return { ctx, page: await orNotFound(loadFindingPage(ctx, findingId)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { orgSlug, findingId } = await params;
  const { finding } = (await load(orgSlug, findingId)).page;
  return { title: `${finding.title}, ${finding.property.name}` };
}

export default async function FindingPage({ params }: PageProps) {
  const { orgSlug, findingId } = await params;
  const { ctx, page } = await load(orgSlug, findingId);
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
