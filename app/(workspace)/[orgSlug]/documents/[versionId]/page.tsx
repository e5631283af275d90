import type { Metadata } from "next";
import { StatementViewer } from "@/components/document/statement-viewer";
import { FramePlace } from "@/components/layout/frame-place";
import { PageFill } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { formatMonth, formatWindow } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import { monthOf } from "@/lib/dates/plain-date";
import type { StatementPage } from "@/lib/services/documents/load-statement-page";
import type { PageProps } from "../../../page-loader";
import { kindWords } from "../../kind-words";
import { type Places, placesOf } from "../../places";
import { windowOf } from "../document-row";
import { arrivalOf } from "./arrival";
import { DocumentBar } from "./document-bar";
import { HalfRead, WaitingLine } from "./half-read";
import { load } from "./load";
import { seriesOptions } from "./neighbours";
import { coverageOf, pageViews, statementColumns, statementRows } from "./statement-props";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: nameOf((await load(props)).page) };
}

export default async function DocumentPage(props: PageProps) {
  const { ctx, page } = await load(props);
  const { document, reading } = page;
  const places = placesOf(ctx.orgSlug);
  const canSend = ctx.permissions.has("documents.write");
  const arrival = reading && arrivalOf(await props.searchParams, reading.lines);
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
