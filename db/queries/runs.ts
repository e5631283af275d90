import { and, asc, desc, eq, gte, inArray, isNotNull, lt, type SQL } from "drizzle-orm";
import { documentVersions } from "@/db/schema/documents";
import {
  ruleRuns,
  runRequests,
  runVersions,
  type StoredVerdict,
  validationRuns,
  verdicts,
} from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import { AppError } from "@/lib/errors";

export type ValidationRun = typeof validationRuns.$inferSelect;
export type RunRequest = typeof runRequests.$inferSelect;
export type RuleRun = typeof ruleRuns.$inferSelect;

/** The properties somebody may see; null for every property, and the organisation as a whole. */
type Granted = ReadonlySet<string> | null;

export async function hasRun(tx: TenantTx, runId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: validationRuns.id })
    .from(validationRuns)
    .where(eq(validationRuns.id, runId));
  return rows.length > 0;
}

/** The latest run of a property that looked at it as it is, by the same rules and thresholds. */
export async function findRunThatSaw(
  tx: TenantTx,
  property: { id: string; factsRevision: number },
  hashes: Pick<ValidationRun, "catalogueHash" | "parametersHash">,
): Promise<string | null> {
  const [run] = await tx
    .select({ id: validationRuns.id })
    .from(validationRuns)
    .where(
      and(
        eq(validationRuns.propertyId, property.id),
        gte(validationRuns.factsRevision, property.factsRevision),
        eq(validationRuns.catalogueHash, hashes.catalogueHash),
        eq(validationRuns.parametersHash, hashes.parametersHash),
      ),
    )
    .orderBy(desc(validationRuns.createdAt))
    .limit(1);
  return run?.id ?? null;
}

export async function findRun(tx: TenantTx, runId: string, granted: Granted): Promise<ValidationRun | null> {
  const [run] = await tx
    .select()
    .from(validationRuns)
    .where(and(eq(validationRuns.id, runId), amongGranted(validationRuns.propertyId, granted)));
  return run ?? null;
}

export async function getRunOrThrow(tx: TenantTx, runId: string, granted: Granted): Promise<ValidationRun> {
  const run = await findRun(tx, runId, granted);
  if (!run) throw new AppError("not_found", "That run does not exist.");
  return run;
}

export async function findRunRequest(
  tx: TenantTx,
  runId: string,
  granted: Granted,
): Promise<RunRequest | null> {
  const [request] = await tx
    .select()
    .from(runRequests)
    .where(and(eq(runRequests.id, runId), amongGranted(runRequests.propertyId, granted)));
  return request ?? null;
}

interface ListOptions {
  propertyId?: string | undefined;
  granted: Granted;
  /** Ids of runs are in the order in which they were asked for. */
  before: string | null;
  limit: number;
}

/** Newest first. */
export function listFinishedRuns(
  tx: TenantTx,
  { propertyId, granted, before, limit }: ListOptions,
): Promise<ValidationRun[]> {
  return tx
    .select()
    .from(validationRuns)
    .where(
      and(
        propertyId === undefined ? undefined : eq(validationRuns.propertyId, propertyId),
        amongGranted(validationRuns.propertyId, granted),
        before === null ? undefined : lt(validationRuns.id, before),
      ),
    )
    .orderBy(desc(validationRuns.id))
    .limit(limit);
}

/** Newest first. */
export function listRunRequests(
  tx: TenantTx,
  { propertyId, granted, before, limit }: ListOptions,
): Promise<RunRequest[]> {
  return tx
    .select()
    .from(runRequests)
    .where(
      and(
        propertyId === undefined ? undefined : eq(runRequests.propertyId, propertyId),
        amongGranted(runRequests.propertyId, granted),
        before === null ? undefined : lt(runRequests.id, before),
      ),
    )
    .orderBy(desc(runRequests.id))
    .limit(limit);
}

/** The versions a run looked at, in order of their ids. */
export function listVersionsOfRun(tx: TenantTx, runId: string) {
  return tx
    .select({
      versionId: documentVersions.id,
      documentId: documentVersions.documentId,
      fileName: documentVersions.fileName,
      sha256: documentVersions.sha256,
    })
    .from(runVersions)
    .innerJoin(
      documentVersions,
      and(
        eq(documentVersions.organizationId, runVersions.organizationId),
        eq(documentVersions.id, runVersions.versionId),
      ),
    )
    .where(eq(runVersions.runId, runId))
    .orderBy(asc(documentVersions.id));
}

/** In the order of the report, with what each says. */
export function listRuleRuns(
  tx: TenantTx,
  runId: string,
  page?: { from: number; limit: number },
): Promise<(RuleRun & { verdict: StoredVerdict })[]> {
  const query = tx
    .select({ ...columnsOfRuleRun, verdict: verdicts.verdict })
    .from(ruleRuns)
    .innerJoin(
      verdicts,
      and(eq(verdicts.organizationId, ruleRuns.organizationId), eq(verdicts.hash, ruleRuns.verdictHash)),
    )
    .where(and(eq(ruleRuns.runId, runId), page && gte(ruleRuns.ordinal, page.from)))
    .orderBy(asc(ruleRuns.ordinal))
    .$dynamic();
  return page ? query.limit(page.limit) : query;
}

/** In the order of the report, by what they are and what their verdict hashes to. */
export function listVerdictHashes(tx: TenantTx, runId: string): Promise<RuleRun[]> {
  return tx
    .select(columnsOfRuleRun)
    .from(ruleRuns)
    .where(eq(ruleRuns.runId, runId))
    .orderBy(asc(ruleRuns.ordinal));
}

/** Properties with something filed, in order of their ids. */
export async function listPropertiesWithDocuments(tx: TenantTx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: documentVersions.propertyId })
    .from(documentVersions)
    .where(and(isNotNull(documentVersions.documentId), isNotNull(documentVersions.propertyId)))
    .orderBy(asc(documentVersions.propertyId));
  return rows.flatMap(({ id }) => id ?? []);
}

const columnsOfRuleRun = {
  organizationId: ruleRuns.organizationId,
  runId: ruleRuns.runId,
  ordinal: ruleRuns.ordinal,
  propertyId: ruleRuns.propertyId,
  rule: ruleRuns.rule,
  ruleVersion: ruleRuns.ruleVersion,
  outcome: ruleRuns.outcome,
  severity: ruleRuns.severity,
  periodStart: ruleRuns.periodStart,
  periodEnd: ruleRuns.periodEnd,
  subject: ruleRuns.subject,
  verdictHash: ruleRuns.verdictHash,
};

function amongGranted(
  column: typeof validationRuns.propertyId | typeof runRequests.propertyId,
  granted: Granted,
): SQL | undefined {
  return granted === null ? undefined : inArray(column, [...granted]);
}
