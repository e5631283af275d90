import { getCurrentChartOrThrow } from "@/db/queries/charts";
import { getPropertyOrThrow, lockProperty, type Property } from "@/db/queries/properties";
import { findRunThatSaw, hasRun } from "@/db/queries/runs";
import type { RunTrigger } from "@/db/schema/runs";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { metrics } from "@/lib/observability/metrics";
import { checkDocuments } from "@/lib/rules/check-documents";
import { catalogueHash } from "@/lib/rules/index";
import { DEFAULT_PARAMETERS, type Parameters, parametersHash } from "@/lib/rules/parameters";
import { loadScope } from "./load-scope";
import { storePropertyRun } from "./store-property-run";

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
  const seen = await withTenant(orgId, async (tx) => {
    // The property first: whatever is filed or mapped after this shows in its revision.
    const property = await getPropertyOrThrow(tx, request.propertyId);
    const made = await findMade(tx, request, property);
    if (made) return made;
    const chart = await getCurrentChartOrThrow(tx);
    return { property, chart, scope: await loadScope(tx, orgId, property.id) };
  });
  if (typeof seen === "string") return seen;
  const { property, chart, scope } = seen;
  const parameters = parametersOf(property);
  const { selections } = scope;
  const report = checkDocuments(scope.documents, { chart: chart.chart, parameters, selections });
  const made = await withTenant(orgId, async (tx) => {
    const locked = await lockProperty(tx, property.id);
    const known = await findMade(tx, request, locked);
    if (known) return { runId: known, opened: [] };
    if (locked.factsRevision !== property.factsRevision) return null;
    const { runId = newId(), trigger, actor } = request;
    const { id: propertyId, factsRevision } = property;
    const run = { runId, propertyId, factsRevision, trigger, actor, chart, parameters };
    return { runId, opened: await storePropertyRun(tx, orgId, run, scope, report) };
  });
  for (const severity of made?.opened ?? []) metrics().findings.inc({ severity });
  return made?.runId ?? null;
}

/** The run asked for, if it was made before; else one that saw all that there is to see. */
async function findMade(tx: TenantTx, { runId }: Request, property: Property): Promise<string | null> {
  if (runId) return (await hasRun(tx, runId)) ? runId : null;
  return findRunThatSaw(tx, property, {
    catalogueHash: catalogueHash(),
    parametersHash: parametersHash(parametersOf(property)),
  });
}

function parametersOf({ fiscalYearFirstMonth }: Property): Parameters {
  return { ...DEFAULT_PARAMETERS, fiscalYearFirstMonth };
}
