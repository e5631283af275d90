import type { Role } from "@/db/schema/organizations";
import { AppError } from "@/lib/errors";
import type { OrgId } from "./ids";
import type { Permission } from "./permissions";

/** Who acts, in which organisation, with what rights: read from the database for this request. */
export interface OrgContext {
  orgId: OrgId;
  orgSlug: string;
  orgName: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
  actor: Actor;
  /** The properties a manager is limited to; null for everybody else, who sees all. */
  propertyIds: ReadonlySet<string> | null;
}

export type Actor =
  | { kind: "user"; id: string; name: string }
  | { kind: "key"; id: string; name: string }
  | { kind: "job"; name: string };

/** As it is written to the audit trail and beside what somebody made. */
export function actorText(actor: Actor): string {
  return actor.kind === "job" ? `job:${actor.name}` : `${actor.kind}:${actor.id}`;
}

export function requirePermission(ctx: OrgContext, permission: Permission): void {
  if (!ctx.permissions.has(permission)) {
    throw new AppError(
      "forbidden",
      "Your role does not allow that. An admin of your organisation can change it.",
    );
  }
}

/** For what is of no single property: whoever is limited to some of them neither sees nor changes it. */
export function requireWholeOrganization({ propertyIds }: Pick<OrgContext, "propertyIds">): void {
  if (propertyIds === null) return;
  throw new AppError("forbidden", "That is of the whole organisation, and you see some properties only.");
}

/** A property outside a manager's grants does not exist for them. */
export function mayReadProperty(ctx: Pick<OrgContext, "propertyIds">, propertyId: string): boolean {
  return ctx.propertyIds === null || ctx.propertyIds.has(propertyId);
}
