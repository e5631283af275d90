import { and, eq, inArray, isNotNull, type SQL } from "drizzle-orm";
import type { DocumentVersion } from "@/db/queries/document-versions";
import { listPropertyCodes } from "@/db/queries/properties";
import { documentVersions } from "@/db/schema/documents";
import { runVersions } from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { compareText } from "@/lib/collections/compare-text";
import { groupBy } from "@/lib/collections/group-by";
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

export function propertyIdOf({ propertyIds }: Pick<RunScope, "propertyIds">, code: string): string {
  const id = propertyIds.get(code);
  if (!id) throw new Error(`A result speaks of the property ${code}, which the organisation does not have.`);
  return id;
}

/** Every filed version of a property. */
export async function loadScope(tx: TenantTx, orgId: OrgId, propertyId: string): Promise<RunScope> {
  const listed = await listVersions(tx, eq(documentVersions.propertyId, propertyId));
  return scopeOf(listed, await readingsOf(tx, orgId, listed.versions.map(idOf)));
}

/** What an earlier run looked at, as the database has it now and not as this process remembers it. */
export async function loadScopeOfRun(tx: TenantTx, runId: string): Promise<RunScope> {
  const seen = tx.select({ id: runVersions.versionId }).from(runVersions).where(eq(runVersions.runId, runId));
  const listed = await listVersions(tx, inArray(documentVersions.id, seen));
  return scopeOf(listed, await storedReadings(tx, listed.versions.map(idOf)));
}

/** Filed versions, before what they say is loaded. */
export interface ListedVersions {
  versions: DocumentVersion[];
  /** Property codes by their ids. */
  codes: ReadonlyMap<string, string>;
}

/** Every filed version of the organisation as of now, property by property in the order of their codes. */
export async function listScopes(tx: TenantTx): Promise<ListedVersions[]> {
  const { versions, codes } = await listVersions(tx, undefined);
  const codeOf = ({ propertyId }: DocumentVersion) => codes.get(propertyId ?? "") ?? "";
  return [...groupBy(versions, codeOf)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, own]) => ({ versions: own, codes }));
}

/** Past what this process remembers: everything that an organisation has would push out what others need. */
export async function loadListed(tx: TenantTx, listed: ListedVersions): Promise<RunScope> {
  return scopeOf(listed, await storedReadings(tx, listed.versions.map(idOf)));
}

async function listVersions(tx: TenantTx, condition: SQL | undefined): Promise<ListedVersions> {
  const versions = await tx
    .select()
    .from(documentVersions)
    .where(and(isNotNull(documentVersions.documentId), condition))
    .orderBy(documentVersions.id);
  return { versions, codes: await listPropertyCodes(tx) };
}

function idOf({ id }: DocumentVersion): string {
  return id;
}

function scopeOf(
  { versions, codes }: ListedVersions,
  readings: Awaited<ReturnType<typeof storedReadings>>,
): RunScope {
  return {
    versionIds: versions.map(idOf),
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
