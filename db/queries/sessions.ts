import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { sessions, users } from "@/db/schema/identity";
import type { TenantTx } from "@/db/tenant";

export interface SessionLimits {
  idleSeconds: number;
  touchSeconds: number;
}

export interface LiveSession {
  id: string;
  user: { id: string; name: string; email: string };
  /** Seen so long ago that it is to be noted again. */
  isStale: boolean;
}

const isLive = (idleSeconds: number) =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, sql`now()`),
    gt(sessions.lastSeenAt, sql`now() - make_interval(secs => ${idleSeconds})`),
  );

export async function insertSession(
  tx: TenantTx,
  values: { id: string; userId: string; seconds: number; userAgent: string | null; address: string | null },
): Promise<void> {
  const { seconds, ...row } = values;
  await tx.insert(sessions).values({ ...row, expiresAt: sql`now() + make_interval(secs => ${seconds})` });
}

/** Null when it was revoked, ran out, idled too long, or its person was disabled. */
export async function findLiveSession(
  tx: TenantTx,
  id: string,
  { idleSeconds, touchSeconds }: SessionLimits,
): Promise<LiveSession | null> {
  const [row] = await tx
    .select({
      id: sessions.id,
      user: { id: users.id, name: users.name, email: users.email },
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - make_interval(secs => ${touchSeconds})`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), isLive(idleSeconds), isNull(users.disabledAt)))
    .limit(1);
  return row ?? null;
}

export async function touchSession(tx: TenantTx, id: string): Promise<void> {
  await tx.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, id));
}

/** True when there was one to revoke. */
export async function revokeSessionById(tx: TenantTx, id: string): Promise<boolean> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return revoked.length > 0;
}

/** Every session of a person but `exceptId`. */
export async function revokeSessionsOfUser(
  tx: TenantTx,
  userId: string,
  exceptId: string | null = null,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        exceptId === null ? undefined : ne(sessions.id, exceptId),
      ),
    );
}

export function listLiveSessions(tx: TenantTx, userId: string, idleSeconds: number) {
  return tx
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      userAgent: sessions.userAgent,
      address: sessions.address,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isLive(idleSeconds)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
}
