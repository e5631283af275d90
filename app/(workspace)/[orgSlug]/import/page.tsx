import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { type PageProps, titled } from "../../page-loader";
import { ImportBoard } from "./import-board";
import { importedDocument } from "./imported-document";
import { load } from "./load";

export const generateMetadata = titled("Import", load);

export default async function ImportPage(props: PageProps) {
  const { ctx, chosen, documents } = await load(props);
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
          documents={documents.map(importedDocument)}
          canSend={ctx.permissions.has("documents.write")}
          chosen={chosen && { id: chosen.id, name: chosen.name }}
          canCreate={ctx.permissions.has("properties.write")}
        />
      </PageBody>
    </>
  );
}
