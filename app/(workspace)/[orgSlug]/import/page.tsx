import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { listDocuments } from "@/lib/services/documents/list-documents";
import { getProperty } from "@/lib/services/properties/get-property";
import { orNotFound, pageContext, titled } from "../../page-context";
import { ImportBoard } from "./import-board";
import { importedDocument } from "./imported-document";

export const generateMetadata = titled("Import", "documents.read");

/** What was handed in last; older documents are found with their property. */
const SHOWN = 200;

interface PageProps {
  params: Promise<{ orgSlug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImportPage({ params, searchParams }: PageProps) {
  const [{ orgSlug }, { property }] = await Promise.all([params, searchParams]);
  const ctx = await pageContext(orgSlug, "documents.read");
  const chosen = typeof property === "string" ? await orNotFound(getProperty(ctx, property)) : null;
  const { items } = await listDocuments(ctx, { limit: SHOWN });
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Import" />
      <FramePlace crumbs={[{ label: "Import" }]} />
      <PageHeader
        title="Import"
        facts="Property, statement and period are read from the header of each print."
      />
      <PageBody>
        <ImportBoard
          orgSlug={ctx.orgSlug}
          documents={items.map(importedDocument)}
          canSend={ctx.permissions.has("documents.write")}
          chosen={chosen && { id: chosen.id, name: chosen.name }}
          canCreate={ctx.permissions.has("properties.write")}
        />
      </PageBody>
    </>
  );
}
