import { eq, sql } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import type { TenantTx } from "@/db/tenant";

const hasEmail = (email: string) => sql`lower(${users.email}) = lower(${email})`;

/** With the hash of the password: for the system role alone, which may read it. */
export async function findUserForSignIn(tx: TenantTx, email: string) {
  const [user] = await tx
    .select({
      id: users.id,
      name: users.name,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
    })
    .from(users)
    .where(hasEmail(email))
    .limit(1);
  return user ?? null;
}

/** An account that can be added to an organisation. */
export async function findUserByEmail(tx: TenantTx, email: string) {
  const [user] = await tx
    .select({ id: users.id, name: users.name, email: users.email, disabledAt: users.disabledAt })
    .from(users)
    .where(hasEmail(email))
    .limit(1);
  return user && user.disabledAt === null ? user : null;
}

/** False when the e-mail has an account. */
export async function insertUser(
  tx: TenantTx,
  values: { id: string; email: string; name: string; passwordHash: string },
): Promise<boolean> {
  const made = await tx.insert(users).values(values).onConflictDoNothing().returning({ id: users.id });
  return made.length > 0;
}

export async function setPasswordHash(tx: TenantTx, userId: string, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
}
