import { countProcessing } from "@/db/queries/document-versions";
import type { TenantTx } from "@/db/tenant";

/** Of the priorities that functions know, from -600 to 600: before all backlogs. */
export const AWAITED = 100;

/** So many documents somebody may be watching; with more under way it is a backlog. */
const MOST_WATCHED = 8;

/**
 * How urgent the next step of a document is, by what its organisation has under way: who hands in a month waits for
 * it, who hands in a thousand documents must not make others wait, nor use up the places kept for those who do.
 */
export async function urgencyOf(tx: TenantTx): Promise<number> {
  return (await countProcessing(tx, MOST_WATCHED + 1)) > MOST_WATCHED ? 0 : AWAITED;
}
