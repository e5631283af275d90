import { findPropertyByCode } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import type { OrgContext } from "@/lib/auth/org-context";
import { printDocument } from "@/lib/sample/print/print-document";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { fileDocument } from "@/lib/services/documents/file-document";
import { readDocumentVersion } from "@/lib/services/documents/read-document-version";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { scanDocument } from "@/lib/services/documents/scan-document";
import { createProperty } from "@/lib/services/properties/create-property";
import { runProperty } from "@/lib/services/runs/run-property";

/** Prints documents, uploads them and takes them as far as filed, as the jobs would. Returns the property ids by code. */
export async function handIn(
  ctx: OrgContext,
  documents: readonly SampleDocument[],
): Promise<Map<string, string>> {
  const properties = new Map<string, string>();
  for (const { property } of documents)
    if (!properties.has(property.code)) properties.set(property.code, await propertyOf(ctx, property));
  for (const document of documents) {
    const file = { bytes: printDocument(document), fileName: document.fileName };
    const { versionId } = await receiveDocument(ctx, file);
    await scanDocument(ctx.orgId, versionId);
    await readDocumentVersion(ctx.orgId, versionId);
    await fileDocument(ctx.orgId, versionId);
  }
  return properties;
}

/** As the jobs run a property that has new documents. */
export function runRules(orgId: OrgId, propertyId: string): Promise<string> {
  return runProperty(orgId, { propertyId, trigger: "documents", actor: "job:reconcile-property" });
}

async function propertyOf(ctx: OrgContext, { code, name }: { code: string; name: string }): Promise<string> {
  const known = await withTenant(ctx.orgId, (tx) => findPropertyByCode(tx, code));
  return (known ?? (await createProperty(ctx, { code, name }))).id;
}
