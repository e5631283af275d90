import { isDuplicate, postgresErrorOf } from "@/db/postgres-error";
import type { OrgContext } from "@/lib/auth/org-context";
import type { Role } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";

/** Only an owner, a person and not a key, makes or unmakes owners. */
export function requireOwnerFor(ctx: OrgContext, ...roles: readonly Role[]): void {
  const isOwner = ctx.role === "owner" && ctx.actor.kind === "user";
  if (roles.includes("owner") && !isOwner)
    throw new AppError("forbidden", "Only an owner of the organisation can do that to an owner.");
}

/** The database keeps an owner in every organisation; what it says becomes words for people. */
export function inWords(error: unknown): never {
  if (postgresErrorOf(error)?.constraint === "memberships_owner")
    throw new AppError(
      "last_owner",
      "An organisation keeps at least one owner. Make somebody else an owner first.",
    );
  if (isDuplicate(error, "memberships_organization_id_user_id_pk"))
    throw new AppError("conflict", "That person is a member already.");
  throw error;
}
