import { z } from "zod";
import { type ApiKeyRow, insertApiKey } from "@/db/queries/api-keys";
import { withTenant } from "@/db/tenant";
import { newApiKeySecret } from "@/lib/auth/api-key-secret";
import { newId } from "@/lib/auth/new-id";
import { type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { isAtMost } from "@/lib/auth/role-rank";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";

/** Not for owners, whom people alone make, nor for managers, whose properties are granted to a person. */
const KEY_ROLES = ["admin", "analyst", "viewer"] as const;
const MAX_DAYS = 365;

export const apiKeyInput = z.object({
  name: z.string().trim().min(1, "Give the key a name.").max(120, "A name has at most 120 characters."),
  role: z.enum(KEY_ROLES, "A key is an admin, an analyst or a viewer."),
  expiresInDays: z
    .int("Give whole days.")
    .min(1, "A key lives for at least a day.")
    .max(MAX_DAYS, "A key lives for at most a year.")
    .default(90),
});

const DAY_MS = 24 * 3600 * 1000;

/** The secret is in this answer and nowhere else. Keys are made by people alone: one made by a key would outlive it. */
export async function createApiKey(
  ctx: OrgContext,
  { name, role, expiresInDays }: z.output<typeof apiKeyInput>,
): Promise<{ key: ApiKeyRow; secret: string }> {
  requireWholeOrganization(ctx);
  const { actor } = ctx;
  if (actor.kind !== "user")
    throw new AppError("forbidden", "A key cannot make other keys: that would let it outlive its own end.");
  if (!isAtMost(role, ctx.role))
    throw new AppError("forbidden", "A key cannot be allowed more than you are yourself.");
  const { secret, prefix, secretHash } = newApiKeySecret();
  const key = await withTenant(ctx.orgId, async (tx) => {
    const made = await insertApiKey(tx, {
      organizationId: ctx.orgId,
      id: newId(),
      name,
      prefix,
      secretHash,
      role,
      createdBy: actor.id,
      expiresAt: new Date(Date.now() + expiresInDays * DAY_MS),
    });
    const after = { name, role, prefix, expiresAt: made.expiresAt.toISOString() };
    await recordAudit(tx, ctx, { action: "api_key.created", entityId: made.id, after });
    return made;
  });
  return { key, secret };
}
