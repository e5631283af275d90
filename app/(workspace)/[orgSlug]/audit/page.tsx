import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { LinkButton } from "@/components/ui/button";
import { formatInstant } from "@/lib/dates/format-instant";
import { type PageProps, titled } from "../../page-loader";
import { type Places, placesOf } from "../places";
import { AuditTable, type AuditTableRow } from "./audit-table";
import { load } from "./load";

export const generateMetadata = titled("Audit", load);

export default async function AuditPage(props: PageProps) {
  const { ctx, items, nextCursor } = await load(props);
  const places = placesOf(ctx.orgSlug);
  const rows = items.map(
    (event): AuditTableRow => ({
      id: event.id,
      at: formatInstant(event.createdAt),
      createdAt: event.createdAt.toISOString(),
      actor: event.actorName ?? event.actor.replace(":", " "),
      action: event.action,
      entity: event.entityId,
      href: event.entityId && hrefOf(event.action, event.entityId, places),
      detail: JSON.stringify(event.after ?? event.before ?? {}),
    }),
  );
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Audit" />
      <FramePlace crumbs={[{ label: "Audit" }]} />
      <PageHeader
        title="Audit"
        facts="Who did what, written with the change itself. Nothing here is ever changed or removed."
        others={
          nextCursor && <LinkButton href={`/${ctx.orgSlug}/audit?cursor=${nextCursor}`}>Earlier</LinkButton>
        }
      />
      <PageBody>
        <AuditTable rows={rows} />
      </PageBody>
    </>
  );
}

/** The page of what an event is of; null for what has none. */
function hrefOf(action: string, id: string, places: Places): string | null {
  const [noun] = action.split(".");
  switch (noun) {
    case "document":
      return places.document(id);
    case "finding":
      return places.finding(id);
    case "property":
      return places.property(id);
    case "run":
      return places.run(id);
    default:
      return null;
  }
}
