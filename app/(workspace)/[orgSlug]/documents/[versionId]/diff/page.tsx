import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { LinkButton } from "@/components/ui/button";
import { LinkSegments } from "@/components/ui/link-segments";
import { formatWindow } from "@/lib/dates/format-date";
import type { DiffPage } from "@/lib/services/documents/load-diff-page";
import type { PageProps } from "../../../../page-loader";
import { kindWords } from "../../../kind-words";
import { placesOf } from "../../../places";
import { printTime, windowOf } from "../../document-row";
import { diffRows, diffSentence } from "./diff-rows";
import { DiffTable } from "./diff-table";
import { load } from "./load";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: `What changed: ${nameOf((await load(props)).page)}` };
}

export default async function DiffDocumentPage(props: PageProps) {
  const { ctx, page } = await load(props);
  const { document, versions, diff } = page;
  const places = placesOf(ctx.orgSlug);
  const others = versions.filter(({ id }) => id !== document.id);
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject={`What changed: ${nameOf(page)}`} />
      <FramePlace
        crumbs={[
          ...(document.property
            ? [{ label: document.property.name, href: places.property(document.property.id) }]
            : []),
          { label: kindWords(document.statement?.kind ?? "document"), href: places.document(document.id) },
          { label: "What changed" },
        ]}
      />
      <PageHeader
        title={nameOf(page)}
        facts={
          diff
            ? `From ${printName(page, diff.from)} to ${printName(page, diff.to)}. ${diffSentence(diff)}.`
            : null
        }
        others={
          others.length > 1 && (
            <LinkSegments
              label="Compared with"
              current={diff?.from ?? ""}
              segments={others.map(({ id }) => ({
                id,
                label: `against ${printName(page, id)}`,
                href: places.diff(document.id, id),
              }))}
            />
          )
        }
        action={<LinkButton href={places.document(document.id)}>Open the statement</LinkButton>}
      />
      <PageBody>
        {diff ? (
          <DiffTable rows={diffRows(diff, places)} />
        ) : (
          <EmptyState title="There is one print of this statement">
            When the books are changed and the statement is printed and imported again, what changed stands
            here.
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}

function nameOf({ document }: DiffPage): string {
  const { statement, property, fileName } = document;
  const window = statement && windowOf(statement);
  if (!statement || !window) return fileName;
  return `${kindWords(statement.kind)}${property ? ` of ${property.name}` : ""}, ${formatWindow(window)}`;
}

/** `print 1 (4 Apr 2026, 09:12)` */
function printName({ versions }: DiffPage, id: string): string {
  const version = versions.find((each) => each.id === id);
  if (!version) return "a print";
  const time = printTime(version.printedAt);
  return `print ${version.ordinal}${time === null ? "" : ` (${time})`}`;
}
