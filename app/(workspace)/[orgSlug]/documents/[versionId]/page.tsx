import type { Metadata } from "next";
import { cache } from "react";
import { StatementViewer } from "@/components/document/statement-viewer";
import { FramePlace } from "@/components/layout/frame-place";
import { PageFill } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { formatMonth, formatWindow } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import { monthOf } from "@/lib/dates/plain-date";
import { loadStatementPage, type StatementPage } from "@/lib/services/documents/load-statement-page";
import { idOrNotFound, orNotFound, pageContext } from "../../../page-context";
import { kindWords } from "../../kind-words";
import { type Places, placesOf } from "../../places";
import { windowOf } from "../document-row";
import { arrivalOf } from "./arrival";
import { DocumentBar } from "./document-bar";
import { HalfRead, WaitingLine } from "./half-read";
import { seriesOptions } from "./neighbours";
import { coverageOf, pageViews, statementColumns, statementRows } from "./statement-props";

interface PageProps {
  params: Promise<{ orgSlug: string; versionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const load = cache(async (orgSlug: string, versionId: string) => {
  const ctx = await pageContext(orgSlug, "documents.read");
  return { ctx, page: await orNotFound(loadStatementPage(ctx, idOrNotFound(versionId))) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { orgSlug, versionId } = await params;
  return { title: nameOf((await load(orgSlug, versionId)).page) };
}

export default async function DocumentPage({ params, searchParams }: PageProps) {
  const { orgSlug, versionId } = await params;
  const { ctx, page } = await load(orgSlug, versionId);
  const { document, reading } = page;
  const places = placesOf(ctx.orgSlug);
  const canSend = ctx.permissions.has("documents.write");
  const arrival = reading && arrivalOf(await searchParams, reading.lines);
  return (
    <PageFill
      header={
        <>
          <PrintLine
            organisation={ctx.orgName}
            subject={nameOf(page)}
            {...(page.run ? { run: `Run of ${formatInstant(page.run.createdAt)}` } : {})}
          />
          <DocumentPlace page={page} places={places} />
          <DocumentBar page={page} places={places} orgSlug={ctx.orgSlug} />
          {reading && <WaitingLine document={document} places={places} canSend={canSend} />}
        </>
      }
    >
      {reading && arrival && reading.lines.length > 0 ? (
        <StatementViewer
          // Another statement, or another figure asked for, begins anew; the zoom and the divider are remembered.
          key={`${document.id} ${arrival.line} ${arrival.column}`}
          label={nameOf(page)}
          pages={pageViews(page, reading, places)}
          rows={statementRows(reading)}
          columns={statementColumns(reading)}
          coverage={coverageOf(reading)}
          initialLine={arrival.line}
          initialColumn={arrival.column}
        />
      ) : (
        <HalfRead document={document} places={places} orgSlug={ctx.orgSlug} canSend={canSend} />
      )}
    </PageFill>
  );
}

/** `Balance sheet of Harbor Point, 31 Mar 2026`; of what was not read, the name of the file. */
function nameOf({ document }: StatementPage): string {
  const { statement, property, fileName } = document;
  if (!statement) return fileName;
  const window = windowOf(statement);
  return [
    `${kindWords(statement.kind)}${property ? ` of ${property.name}` : ""}`,
    ...(window ? [formatWindow(window)] : []),
  ].join(", ");
}

function DocumentPlace({ page, places }: { page: StatementPage; places: Places }) {
  const { property, statement, fileName } = page.document;
  const end = statement?.periodEnd ?? null;
  if (!property || !end)
    return <FramePlace crumbs={[{ label: "Import", href: places.imports }, { label: fileName }]} />;
  return (
    <FramePlace
      crumbs={[
        { label: property.name, href: places.property(property.id) },
        { label: formatMonth(monthOf(end)), href: places.month(property.id, monthOf(end)) },
        { label: kindWords(statement?.kind ?? "") },
      ]}
      {...(page.documentId === null
        ? {}
        : { period: { current: page.documentId, options: seriesOptions(page, places) } })}
    />
  );
}
