import type { z } from "zod";
import { unassignFindingsOf } from "@/db/queries/findings";
import { getMemberOrThrow } from "@/db/queries/members";
import { requireProperties } from "@/db/queries/properties";
import { deleteGrants, insertGrants, listGrantedProperties } from "@/db/queries/property-grants";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { isLimitedToGrants } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { releaseDocumentsOf } from "@/lib/services/documents/release-documents";
import { memberProperties } from "./member-properties";
import type { MemberProperties, newProperties } from "./member-schemas";

/**
 * Makes these the properties that a member sees, and no other. It counts from their next request, which reads it; open
 * event streams are told. Findings of a property that is taken away are nobody's again, prints that waited for one that
 * is given go on.
 */
export async function setMemberProperties(
  ctx: OrgContext,
  { userId, propertyIds }: { userId: string } & z.output<typeof newProperties>,
): Promise<MemberProperties> {
  requireWholeOrganization(ctx);
  const { orgId } = ctx;
  return withTenant(orgId, async (tx) => {
    const member = await getMemberOrThrow(tx, userId);
    const wanted = [...new Set(propertyIds)].sort();
    await requireProperties(tx, wanted);
    if (!isLimitedToGrants(member.role)) throw seesEverything(member);
    const granted = (await listGrantedProperties(tx, userId)).sort();
    const added = without(wanted, granted);
    const removed = without(granted, wanted);
    if (added.length > 0 || removed.length > 0) {
      await deleteGrants(tx, { userId, propertyIds: removed });
      await unassignFindingsOf(tx, userId, removed);
      await insertGrants(tx, { orgId, userId, propertyIds: added });
      if (added.length > 0) await releaseDocumentsOf(tx, { orgId, userId });
      await recordAudit(tx, ctx, {
        action: "member.properties_changed",
        entityId: userId,
        before: { propertyIds: granted },
        after: { propertyIds: wanted },
      });
    }
    return memberProperties(tx, member);
  });
}

function seesEverything({ name, role }: { name: string; role: string }): AppError {
  return new AppError(
    "sees_everything",
    `${name} sees every property, as ${role}. Make them a manager first, and then choose what they see.`,
  );
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
}
