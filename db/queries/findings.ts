import { and, asc, desc, eq, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { documentVersions } from "@/db/schema/documents";
import { type FindingState, findingEvents, findings } from "@/db/schema/findings";
import { properties } from "@/db/schema/properties";
import { type StoredVerdict, verdicts } from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import { AppError } from "@/lib/errors";
import type { RuleResult } from "@/lib/rules/result";
import { needsAttention } from "./finding-attention";

export type Finding = typeof findings.$inferSelect;
export type FindingEvent = typeof findingEvents.$inferSelect;
export type FindingRow = Awaited<ReturnType<typeof listFindings>>[number];

export interface FindingFilter {
  propertyId?: string | undefined;
  periodEnd?: string | undefined;
  /** In which the period ends, `2026-03`. */
  month?: string | undefined;
  state?: FindingState | undefined;
  severity?: RuleResult["severity"] | undefined;
  needsAttention?: boolean | undefined;
}

/** The largest dollar effect first; `after` is where the page before ended. */
export function listFindings(
  tx: TenantTx,
  granted: ReadonlySet<string> | null,
  filter: FindingFilter,
  { after, limit }: { after: { dollarEffect: string; id: string } | null; limit: number },
) {
  return selectFindings(
    tx,
    and(
      granted === null ? undefined : inArray(findings.propertyId, [...granted]),
      filter.propertyId === undefined ? undefined : eq(findings.propertyId, filter.propertyId),
      filter.periodEnd === undefined ? undefined : eq(findings.periodEnd, filter.periodEnd),
      filter.month === undefined ? undefined : sql`left(${findings.periodEnd}, 7) = ${filter.month}`,
      filter.state === undefined ? undefined : eq(findings.state, filter.state),
      filter.severity === undefined ? undefined : eq(findings.severity, filter.severity),
      attention(filter.needsAttention),
      after === null
        ? undefined
        : sql`(${findings.effectCents}, ${findings.id}) < ((${after.dollarEffect}::numeric * 100)::bigint, ${after.id}::uuid)`,
    ),
  ).limit(limit);
}

/** Other open findings of a property that its cause explains too. */
export function listFindingsOfCause(
  tx: TenantTx,
  { id, propertyId, causeGroup }: Pick<Finding, "id" | "propertyId" | "causeGroup">,
): Promise<FindingRow[]> {
  if (causeGroup === null) return Promise.resolve([]);
  return selectFindings(
    tx,
    and(
      eq(findings.propertyId, propertyId),
      eq(findings.causeGroup, causeGroup),
      eq(findings.state, "open"),
      ne(findings.id, id),
    ),
  );
}

export async function getFindingOrThrow(
  tx: TenantTx,
  findingId: string,
  granted: ReadonlySet<string> | null,
): Promise<FindingRow> {
  const isThis = eq(findings.id, findingId);
  const mayBeSeen = granted === null ? undefined : inArray(findings.propertyId, [...granted]);
  const [row] = await selectFindings(tx, and(isThis, mayBeSeen));
  if (!row) throw new AppError("not_found", "That finding does not exist.");
  return row;
}

/** Holds the finding until the transaction ends: what is said of it is said of what it says now. */
export async function lockFinding(
  tx: TenantTx,
  findingId: string,
  granted: ReadonlySet<string> | null,
): Promise<Finding> {
  const mayBeSeen = granted === null ? undefined : inArray(findings.propertyId, [...granted]);
  const [finding] = await tx
    .select()
    .from(findings)
    .where(and(eq(findings.id, findingId), mayBeSeen))
    .for("no key update");
  if (!finding) throw new AppError("not_found", "That finding does not exist.");
  return finding;
}

/** Oldest first. */
export function listFindingEvents(tx: TenantTx, findingId: string): Promise<FindingEvent[]> {
  return tx
    .select()
    .from(findingEvents)
    .where(eq(findingEvents.findingId, findingId))
    .orderBy(asc(findingEvents.createdAt), asc(findingEvents.id));
}

export async function getVerdictOrThrow(tx: TenantTx, hash: string): Promise<StoredVerdict> {
  const [row] = await tx.select({ verdict: verdicts.verdict }).from(verdicts).where(eq(verdicts.hash, hash));
  if (!row) throw new Error(`A finding has the verdict ${hash}, which is not stored.`);
  return row.verdict;
}

/** Stored verdicts by their hash. */
export async function findVerdicts(
  tx: TenantTx,
  hashes: readonly string[],
): Promise<Map<string, StoredVerdict>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx
    .select({ hash: verdicts.hash, verdict: verdicts.verdict })
    .from(verdicts)
    .where(inArray(verdicts.hash, [...new Set(hashes)]));
  return new Map(rows.map(({ hash, verdict }) => [hash, verdict]));
}

/** Which filed uploads the contents are, by sha-256. */
export async function findVersionsByContent(
  tx: TenantTx,
  contents: readonly string[],
): Promise<Map<string, { versionId: string; documentId: string | null; fileName: string }>> {
  if (contents.length === 0) return new Map();
  const { id: versionId, documentId, fileName, sha256 } = documentVersions;
  const rows = await tx
    .select({ versionId, documentId, fileName, sha256 })
    .from(documentVersions)
    .where(and(isNotNull(documentId), inArray(sha256, [...new Set(contents)])));
  return new Map(rows.map(({ sha256: content, ...version }) => [content, version]));
}

function attention(wanted: boolean | undefined): SQL | undefined {
  if (wanted === undefined) return undefined;
  return wanted ? needsAttention() : sql`not coalesce(${needsAttention()}, false)`;
}

function selectFindings(tx: TenantTx, condition: SQL | undefined) {
  return tx
    .select({
      finding: findings,
      property: { id: properties.id, code: properties.code, name: properties.name },
      needsAttention: sql<boolean>`coalesce(${needsAttention()}, false)`,
    })
    .from(findings)
    .innerJoin(
      properties,
      and(eq(properties.organizationId, findings.organizationId), eq(properties.id, findings.propertyId)),
    )
    .where(condition)
    .orderBy(desc(findings.effectCents), desc(findings.id));
}

/** Nobody has the findings that somebody had, who will see them no more; `among` some properties, null for all. */
export async function unassignFindingsOf(
  tx: TenantTx,
  userId: string,
  among: readonly string[] | null,
): Promise<void> {
  const isTheirs = and(
    eq(findings.assigneeId, userId),
    among === null ? undefined : inArray(findings.propertyId, [...among]),
  );
  // In the order in which runs hold findings.
  await tx
    .select({ id: findings.id })
    .from(findings)
    .where(isTheirs)
    .orderBy(findings.id)
    .for("no key update");
  await tx.update(findings).set({ assigneeId: null }).where(isTheirs);
}
