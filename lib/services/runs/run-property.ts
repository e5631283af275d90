import { and, desc, eq, gte } from "drizzle-orm";
import { getCurrentChartOrThrow } from "@/db/queries/charts";
import { getPropertyOrThrow, lockProperty } from "@/db/queries/properties";
import { type RunTrigger, validationRuns } from "@/db/schema/runs";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { checkDocuments } from "@/lib/rules/check-documents";
import { catalogueHash } from "@/lib/rules/index";
import { DEFAULT_PARAMETERS } from "@/lib/rules/parameters";
import { loadScope } from "./load-scope";
import { storeRun } from "./store-run";

interface Request {
  propertyId: string;
  trigger: RunTrigger;
  actor: string;
  /** The id the run shall have; asked for by hand, it is made even when nothing has changed. */
  runId?: string;
}

/** Loading and checking take a moment, in which another document may be filed: then it is done again, with that one too. */
const MOST_ATTEMPTS = 20;

/**
 * Runs every rule on everything filed for a property and keeps the run. Where a run has already seen all there is, by
 * the rules of today, that run is the answer: of a hundred documents that arrive together, few cause a run.
 */
export async function runProperty(orgId: OrgId, request: Request): Promise<string> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const runId = await tryRun(orgId, request);
    if (runId) return runId;
  }
  throw new Error(`Property ${request.propertyId} changed faster than it could be checked.`);
}

/** Null when the property changed meanwhile. */
async function tryRun(orgId: OrgId, request: Request): Promise<string | null> {
  const before = await withTenant(orgId, async (tx) => {
    const made = await findRun(tx, request);
    if (made) return made;
    const property = await getPropertyOrThrow(tx, request.propertyId);
    const chart = await getCurrentChartOrThrow(tx);
    return { property, chart, scope: await loadScope(tx, orgId, { propertyId: property.id }) };
  });
  if (typeof before === "string") return before;
  const { property, chart, scope } = before;
  const parameters = { ...DEFAULT_PARAMETERS, fiscalYearFirstMonth: property.fiscalYearFirstMonth };
  const report = checkDocuments(scope.documents, {
    chart: chart.chart,
    parameters,
    selections: scope.selections,
  });
  return withTenant(orgId, async (tx) => {
    const locked = await lockProperty(tx, property.id);
    const made = await findRun(tx, request);
    if (made) return made;
    if (locked.factsRevision !== property.factsRevision) return null;
    const runId = request.runId ?? newId();
    await storeRun(
      tx,
      orgId,
      {
        runId,
        propertyId: property.id,
        factsRevision: property.factsRevision,
        trigger: request.trigger,
        actor: request.actor,
        chart,
        parameters,
      },
      scope,
      report,
    );
    return runId;
  });
}

/** The run asked for, if it was made before; else one that saw all that there is to see. */
async function findRun(tx: TenantTx, { propertyId, runId }: Request): Promise<string | null> {
  const isThis = runId
    ? eq(validationRuns.id, runId)
    : and(
        eq(validationRuns.propertyId, propertyId),
        eq(validationRuns.catalogueHash, catalogueHash()),
        gte(validationRuns.factsRevision, (await getPropertyOrThrow(tx, propertyId)).factsRevision),
      );
  const [run] = await tx
    .select({ id: validationRuns.id })
    .from(validationRuns)
    .where(isThis)
    .orderBy(desc(validationRuns.createdAt))
    .limit(1);
  return run?.id ?? null;
}
