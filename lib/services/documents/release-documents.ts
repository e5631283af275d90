import { and, eq } from "drizzle-orm";
import { announce } from "@/db/queries/outbox";
import { documentVersions } from "@/db/schema/documents";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { PROPERTY_NOT_GRANTED } from "./header-problems";

/** Somebody sees more now: what they sent, and what waited because they did not see its property, is looked at again. */
export async function releaseDocumentsOf(
  tx: TenantTx,
  { orgId, userId }: { orgId: OrgId; userId: string },
): Promise<void> {
  const waiting = await tx
    .select({ id: documentVersions.id })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.state, "waiting"),
        eq(documentVersions.problemCode, PROPERTY_NOT_GRANTED),
        eq(documentVersions.uploadedBy, `user:${userId}`),
      ),
    );
  for (const { id } of waiting) await announce(tx, orgId, "document/assigned", { versionId: id });
}
