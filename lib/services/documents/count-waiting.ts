import { and, count, eq, inArray, isNull, or } from "drizzle-orm";
import { documentVersions } from "@/db/schema/documents";
import { withTenant } from "@/db/tenant";
import { actorText, type OrgContext } from "@/lib/auth/org-context";

/** Documents that wait for an answer of the person who looks, for the number beside the rail. */
export async function countWaiting({ orgId, actor, propertyIds }: OrgContext): Promise<number> {
  const isSeen =
    propertyIds === null
      ? undefined
      : or(
          inArray(documentVersions.propertyId, [...propertyIds]),
          and(isNull(documentVersions.propertyId), eq(documentVersions.uploadedBy, actorText(actor))),
        );
  return withTenant(orgId, async (tx) => {
    const [row] = await tx
      .select({ total: count() })
      .from(documentVersions)
      .where(and(eq(documentVersions.state, "waiting"), isSeen));
    return row?.total ?? 0;
  });
}
