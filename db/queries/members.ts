import { asc, eq } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { memberships, type Role } from "@/db/schema/organizations";
import type { TenantTx } from "@/db/tenant";
import { AppError } from "@/lib/errors";

export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  createdAt: Date;
}

const columns = {
  userId: memberships.userId,
  name: users.name,
  email: users.email,
  role: memberships.role,
  createdAt: memberships.createdAt,
};

/** By name. */
export function listMembers(tx: TenantTx): Promise<Member[]> {
  return tx
    .select(columns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .orderBy(asc(users.name), asc(users.id));
}

/** Held until the transaction ends: two who change one member do it after each other. */
export async function getMemberOrThrow(tx: TenantTx, userId: string): Promise<Member> {
  const [member] = await tx
    .select(columns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.userId, userId))
    .for("update", { of: memberships })
    .limit(1);
  if (!member) throw new AppError("not_found", "That member does not exist.");
  return member;
}

export async function setMemberRole(tx: TenantTx, userId: string, role: Role): Promise<void> {
  await tx.update(memberships).set({ role }).where(eq(memberships.userId, userId));
}

export async function deleteMember(tx: TenantTx, userId: string): Promise<void> {
  await tx.delete(memberships).where(eq(memberships.userId, userId));
}
