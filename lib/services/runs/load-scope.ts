import { and, eq, inArray, isNotNull, type SQL } from "drizzle-orm";
import type { DocumentVersion } from "@/db/queries/document-versions";
import { listPropertyCodes } from "@/db/queries/properties";
import { documentVersions } from "@/db/schema/documents";
import { runVersions } from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import type { DocumentKind } from "@/lib/extraction/reading";
import type { ReadDocument } from "@/lib/proof/proof";
import type { Selection } from "@/lib/rules/rule";
import { readingsOf, storedReadings } from "./reading-cache";

/** What a run looks at: filed versions as documents, and what people chose for them. */
export interface RunScope {
  versionIds: string[];
  documents: ReadDocument[];
  selections: Map<string, Selection>;
  /** Property ids by the codes that headers print. */
  propertyIds: Map<string, string>;
}

/** Every filed version of a property; of the whole organisation where it is null. */
export function loadScope(tx: TenantTx, orgId: OrgId, propertyId: string | null): Promise<RunScope> {
  const isOfProperty = propertyId === null ? undefined : eq(documentVersions.propertyId, propertyId);
  return scopeOf(tx, isOfProperty, (ids) => readingsOf(tx, orgId, ids));
}

/** What an earlier run looked at, as the database has it now and not as this process remembers it. */
export function loadScopeOfRun(tx: TenantTx, runId: string): Promise<RunScope> {
  const seen = tx.select({ id: runVersions.versionId }).from(runVersions).where(eq(runVersions.runId, runId));
  return scopeOf(tx, inArray(documentVersions.id, seen), (ids) => storedReadings(tx, ids));
}

async function scopeOf(
  tx: TenantTx,
  condition: SQL | undefined,
  load: (ids: readonly string[]) => ReturnType<typeof storedReadings>,
): Promise<RunScope> {
  const versions = await tx
    .select()
    .from(documentVersions)
    .where(and(isNotNull(documentVersions.documentId), condition))
    .orderBy(documentVersions.id);
  const ids = versions.map(({ id }) => id);
  const readings = await load(ids);
  const codes = await listPropertyCodes(tx);
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

function selectionOf(
  { sha256, selectedPropertyId, selectedKind, selectedPeriodEnd }: DocumentVersion,
  codes: ReadonlyMap<string, string>,
): [string, Selection][] {
  const property = selectedPropertyId === null ? undefined : codes.get(selectedPropertyId);
  if (!property || selectedKind === null || selectedPeriodEnd === null) return [];
  // Safe because the upload accepts the kinds of documents only.
  return [[sha256, { property, kind: selectedKind as DocumentKind, end: selectedPeriodEnd }]];
}
