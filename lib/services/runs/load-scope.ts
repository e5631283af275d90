import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { DocumentVersion } from "@/db/queries/document-versions";
import { documentVersions } from "@/db/schema/documents";
import { properties } from "@/db/schema/properties";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import type { DocumentKind } from "@/lib/extraction/reading";
import type { ReadDocument } from "@/lib/proof/proof";
import type { Selection } from "@/lib/rules/rule";
import { readingsOf } from "./reading-cache";

/** What a run looks at: filed versions as documents, and what people chose for them. */
export interface RunScope {
  versionIds: string[];
  documents: ReadDocument[];
  selections: Map<string, Selection>;
  /** Property ids by the codes that headers print. */
  propertyIds: Map<string, string>;
}

/** Every filed version of a property; of the whole organisation where it is null; or just those named. */
export async function loadScope(
  tx: TenantTx,
  orgId: OrgId,
  { propertyId, versionIds }: { propertyId: string | null; versionIds?: readonly string[] },
): Promise<RunScope> {
  const versions = await tx
    .select()
    .from(documentVersions)
    .where(
      and(
        isNotNull(documentVersions.documentId),
        propertyId === null ? undefined : eq(documentVersions.propertyId, propertyId),
        versionIds ? inArray(documentVersions.id, [...versionIds]) : undefined,
      ),
    )
    .orderBy(documentVersions.id);
  const ids = versions.map(({ id }) => id);
  const readings = await readingsOf(tx, orgId, ids);
  const codes = await propertyCodes(tx);
  return {
    versionIds: ids,
    documents: versions.map((version): ReadDocument => {
      const reading = readings.get(version.id);
      if (!reading) throw new Error(`Version ${version.id} is filed and has no reading.`);
      return { ...reading, file: version.fileName, sha256: version.sha256 };
    }),
    selections: new Map(versions.flatMap((version) => selectionOf(version, codes))),
    propertyIds: new Map([...codes].map(([id, code]) => [code, id])),
  };
}

async function propertyCodes(tx: TenantTx): Promise<Map<string, string>> {
  const rows = await tx.select({ id: properties.id, code: properties.code }).from(properties);
  return new Map(rows.map(({ id, code }) => [id, code]));
}

function selectionOf(
  { sha256, selectedPropertyId, selectedKind, selectedPeriodEnd }: DocumentVersion,
  codes: ReadonlyMap<string, string>,
): [string, Selection][] {
  const property = selectedPropertyId === null ? undefined : codes.get(selectedPropertyId);
  if (!property || selectedKind === null || selectedPeriodEnd === null) return [];
  // Safe because the upload accepts the kinds of documents only.
  return [[sha256, { property, kind: selectedKind as DocumentKind, end: selectedPeriodEnd }]];
}
