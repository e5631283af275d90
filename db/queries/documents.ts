import { and, asc, count, desc, eq, gte, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { documentVersions, type VersionState } from "@/db/schema/documents";
import { properties } from "@/db/schema/properties";
import { runVersions, validationRuns } from "@/db/schema/runs";
import { statements } from "@/db/schema/statements";
import type { TenantTx } from "@/db/tenant";
import { statementOfVersion } from "./statement-of-version";

/** Whose eyes a document is looked at with. */
export interface Viewer {
  /** `actorText` of who looks. */
  actor: string;
  /** Null for whoever sees every property. */
  propertyIds: ReadonlySet<string> | null;
}

export interface DocumentFilter {
  propertyId?: string | undefined;
  kind?: string | undefined;
  state?: readonly VersionState[] | undefined;
  /** A day, as the header of the print gives it. */
  periodEnd?: string | undefined;
}

export type DocumentRow = Awaited<ReturnType<typeof selectDocuments>>[number];

/** Newest intake first: ids are in order of time. `before` is the last id of the page before. */
export function listDocuments(
  tx: TenantTx,
  viewer: Viewer,
  { propertyId, kind, state, periodEnd }: DocumentFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<DocumentRow[]> {
  const condition = and(
    isVisibleTo(viewer),
    propertyId === undefined ? undefined : eq(documentVersions.propertyId, propertyId),
    kind === undefined ? undefined : eq(statements.kind, kind),
    state === undefined ? undefined : inArray(documentVersions.state, [...state]),
    periodEnd === undefined ? undefined : eq(statements.periodEnd, periodEnd),
    before === null ? undefined : lt(documentVersions.id, before),
  );
  return selectDocuments(tx, condition).orderBy(desc(documentVersions.id)).limit(limit);
}

/** Those of some ids that the viewer sees, newest first. */
export async function findDocuments(
  tx: TenantTx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  const condition = and(isVisibleTo(viewer), inArray(documentVersions.id, [...ids]));
  return selectDocuments(tx, condition).orderBy(desc(documentVersions.id));
}

/** The version with these bytes that the viewer sees, the filed one before a copy; null when they see none. */
export async function findSeenByContent(
  tx: TenantTx,
  viewer: Viewer,
  sha256: string,
): Promise<{ id: string } | null> {
  const [version] = await tx
    .select({ id: documentVersions.id })
    .from(documentVersions)
    .where(and(isVisibleTo(viewer), eq(documentVersions.sha256, sha256)))
    .orderBy(sql`${documentVersions.documentId} is null`, asc(documentVersions.id))
    .limit(1);
  return version ?? null;
}

/** What is not settled, and what settled since a time; newest intake first. */
export function listUnsettled(
  tx: TenantTx,
  viewer: Viewer,
  { since, limit }: { since: Date | null; limit: number },
): Promise<DocumentRow[]> {
  const isOpen = ne(documentVersions.state, "settled");
  const condition = since ? or(isOpen, gte(documentVersions.settledAt, since)) : isOpen;
  return selectDocuments(tx, and(isVisibleTo(viewer), condition))
    .orderBy(desc(documentVersions.id))
    .limit(limit);
}

/** How many of the documents in some state the viewer sees. */
export async function countDocuments(tx: TenantTx, viewer: Viewer, state: VersionState): Promise<number> {
  const [row] = await tx
    .select({ total: count() })
    .from(documentVersions)
    .where(and(eq(documentVersions.state, state), isVisibleTo(viewer)));
  return row?.total ?? 0;
}

/** Every version of a statement, in no particular order. */
export function listVersionsOf(tx: TenantTx, documentId: string): Promise<DocumentRow[]> {
  return selectDocuments(tx, eq(documentVersions.documentId, documentId));
}

/** The latest run that looked at a version and that the viewer may know of. */
export async function findLatestRunOf(tx: TenantTx, viewer: Viewer, versionId: string) {
  const [run] = await tx
    .select(runColumns)
    .from(runVersions)
    .innerJoin(
      validationRuns,
      and(
        eq(validationRuns.organizationId, runVersions.organizationId),
        eq(validationRuns.id, runVersions.runId),
      ),
    )
    .where(and(eq(runVersions.versionId, versionId), isRunVisibleTo(viewer)))
    .orderBy(desc(validationRuns.createdAt), desc(validationRuns.id))
    .limit(1);
  return run ?? null;
}

export type RunRow = NonNullable<Awaited<ReturnType<typeof findLatestRunOf>>>;

/** Runs of some ids that the viewer may know of. */
export async function findRuns(tx: TenantTx, viewer: Viewer, ids: readonly string[]): Promise<RunRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select(runColumns)
    .from(validationRuns)
    .where(and(inArray(validationRuns.id, [...ids]), isRunVisibleTo(viewer)));
}

/** Runs made since a time, newest first. */
export function listRunsSince(
  tx: TenantTx,
  viewer: Viewer,
  { since, limit }: { since: Date; limit: number },
): Promise<RunRow[]> {
  return tx
    .select(runColumns)
    .from(validationRuns)
    .where(and(gte(validationRuns.createdAt, since), isRunVisibleTo(viewer)))
    .orderBy(desc(validationRuns.createdAt), desc(validationRuns.id))
    .limit(limit);
}

/** A manager's documents are those of granted properties, and what they sent that is of no property yet. */
function isVisibleTo({ actor, propertyIds }: Viewer): SQL | undefined {
  if (propertyIds === null) return undefined;
  return or(
    inArray(documentVersions.propertyId, [...propertyIds]),
    and(isNull(documentVersions.propertyId), eq(documentVersions.uploadedBy, actor)),
  );
}

/** A run over the whole organisation says something of every property. */
function isRunVisibleTo({ propertyIds }: Viewer): SQL | undefined {
  return propertyIds === null ? undefined : inArray(validationRuns.propertyId, [...propertyIds]);
}

const runColumns = {
  id: validationRuns.id,
  propertyId: validationRuns.propertyId,
  trigger: validationRuns.trigger,
  catalogueHash: validationRuns.catalogueHash,
  parametersHash: validationRuns.parametersHash,
  factsHash: validationRuns.factsHash,
  resultsHash: validationRuns.resultsHash,
  counts: validationRuns.counts,
  createdAt: validationRuns.createdAt,
};

function selectDocuments(tx: TenantTx, condition: SQL | undefined) {
  return tx
    .select({
      version: documentVersions,
      statement: {
        kind: statements.kind,
        statements: statements.statements,
        profile: statements.profile,
        propertyCode: statements.propertyCode,
        propertyName: statements.propertyName,
        periodStart: statements.periodStart,
        periodEnd: statements.periodEnd,
        periodMonths: statements.periodMonths,
        book: statements.book,
        tree: statements.tree,
        printedAt: statements.printedAt,
        pages: statements.pages,
        figureCount: statements.figureCount,
        provenCount: statements.provenCount,
      },
      property: { id: properties.id, code: properties.code, name: properties.name },
    })
    .from(documentVersions)
    .leftJoin(statements, statementOfVersion)
    .leftJoin(
      properties,
      and(
        eq(properties.organizationId, documentVersions.organizationId),
        eq(properties.id, documentVersions.propertyId),
      ),
    )
    .where(condition);
}
