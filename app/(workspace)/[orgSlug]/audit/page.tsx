import type { Metadata } from "next";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { formatInstant } from "@/lib/dates/format-instant";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import { pageContext } from "../../page-context";
import { AuditTable, type AuditTableRow } from "./audit-table";

export const metadata: Metadata = { title: "Audit" };

const SHOWN = 200;

interface PageProps {
  params: Promise<{ orgSlug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ params, searchParams }: PageProps) {
  const [{ orgSlug }, { cursor }] = await Promise.all([params, searchParams]);
  const ctx = await pageContext(orgSlug, "audit.read");
  const from = typeof cursor === "string" ? cursor : undefined;
  const { items, nextCursor } = await listAuditEvents(ctx, { limit: SHOWN, cursor: from });
  const rows = items.map(
    (event): AuditTableRow => ({
      id: event.id,
      at: formatInstant(event.createdAt),
      actor: event.actorName ?? event.actor,
      action: event.action,
      entity: event.entityId,
      detail: JSON.stringify(event.after ?? event.before ?? {}),
    }),
  );
  return (
    <>
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
