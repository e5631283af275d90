import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { diffStatements, type StatementDiff } from "@/lib/report/statement-diff";
import { getVisibleDocumentOrThrow } from "./document-view";
import { loadReadingOrThrow } from "./load-reading";

/** What changed from one print of a statement to another, line by line. */
export async function diffDocuments(
  ctx: OrgContext,
  { from, to }: { from: string; to: string },
): Promise<StatementDiff & { from: string; to: string }> {
  return withTenant(ctx.orgId, async (tx) => {
    const before = await getVisibleDocumentOrThrow(tx, ctx, from);
    const after = await getVisibleDocumentOrThrow(tx, ctx, to);
    const { documentId } = after.version;
    if (documentId === null || documentId !== before.version.documentId)
      throw new AppError("not_comparable", "Only prints of one statement can be compared line by line.");
    const [old, current] = [
      await loadReadingOrThrow(tx, ctx, before),
      await loadReadingOrThrow(tx, ctx, after),
    ];
    return { from, to, ...diffStatements(old.reading, current.reading) };
  });
}
