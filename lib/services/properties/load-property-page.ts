import { type CurrentStatement, listCurrentStatements } from "@/db/queries/current-statements";
import { listDocuments } from "@/db/queries/documents";
import { countFindingsByMonth, type FindingCount } from "@/db/queries/finding-counts";
import { listMetrics, type StoredMetric } from "@/db/queries/metrics";
import type { Property } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { METRICS } from "@/lib/metrics/catalogue";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import { documentItem, viewerOf } from "@/lib/services/documents/document-view";
import { getGrantedPropertyOrThrow } from "./granted-property";

export interface PropertyPage {
  property: Pick<Property, "id" | "code" | "name" | "fiscalYearFirstMonth">;
  /** The current print of every statement, oldest period first. */
  statements: CurrentStatement[];
  metrics: StoredMetric[];
  findings: FindingCount[];
  /** Every print, also those that wait or could not be read; what came in last is first. */
  documents: DocumentItem[];
  hasMoreDocuments: boolean;
}

/** Ten years of two prints a month; earlier ones are found through their month. */
const SHOWN_DOCUMENTS = 240;

/** Everything the page of a property shows. A property outside a manager's grants does not exist. */
export async function loadPropertyPage(ctx: OrgContext, propertyId: string): Promise<PropertyPage> {
  return withTenant(ctx.orgId, async (tx) => {
    const { id, code, name, fiscalYearFirstMonth } = await getGrantedPropertyOrThrow(tx, ctx, propertyId);
    const propertyIds = [id];
    const viewer = viewerOf(ctx);
    const documents = await listDocuments(
      tx,
      viewer,
      { propertyId: id },
      { before: null, limit: SHOWN_DOCUMENTS + 1 },
    );
    return {
      property: { id, code, name, fiscalYearFirstMonth },
      statements: await listCurrentStatements(tx, { propertyIds }),
      metrics: await listMetrics(tx, { propertyIds, metrics: METRICS.map((metric) => metric.id) }),
      findings: await countFindingsByMonth(tx, propertyIds),
      documents: documents.slice(0, SHOWN_DOCUMENTS).map((row) => documentItem(viewer, row)),
      hasMoreDocuments: documents.length > SHOWN_DOCUMENTS,
    };
  });
}
