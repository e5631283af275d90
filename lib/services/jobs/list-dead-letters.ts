import { z } from "zod";
import { type DeadLetterState, listDeadLetters as selectDeadLetters } from "@/db/queries/dead-letters";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";
import { type DeadLetterView, deadLetterView } from "./dead-letter-view";

/** Newest first. */
export async function listDeadLetters(
  ctx: OrgContext,
  {
    state,
    limit,
    cursor,
  }: { state?: DeadLetterState | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<DeadLetterView>> {
  requireWholeOrganization(ctx);
  const [before] = decodeCursor(z.tuple([z.uuid()]), cursor) ?? [null];
  const rows = await withTenant(ctx.orgId, (tx) =>
    selectDeadLetters(tx, { state, before, limit: limit + 1 }),
  );
  return pageOf(rows.map(deadLetterView), limit, ({ id }) => [id]);
}
