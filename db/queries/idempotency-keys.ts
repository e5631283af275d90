import { and, eq, isNull, or, sql } from "drizzle-orm";
import { idempotencyKeys } from "@/db/schema/idempotency-keys";
import type { TenantTx } from "@/db/tenant";

export interface Claim {
  organizationId: string;
  actor: string;
  key: string;
  requestHash: string;
}

export interface StoredAnswer {
  requestHash: string;
  status: number | null;
  body: unknown;
}

const isIt = ({ actor, key }: Pick<Claim, "actor" | "key">) =>
  and(eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key));

/** Null when the key is now the caller's; else what is known of the request that has it. */
export async function claimKey(
  tx: TenantTx,
  claim: Claim,
  { keptSeconds, abandonedSeconds }: { keptSeconds: number; abandonedSeconds: number },
): Promise<StoredAnswer | null> {
  const isOlderThan = (seconds: number) =>
    sql`${idempotencyKeys.createdAt} < now() - make_interval(secs => ${seconds})`;
  await tx
    .delete(idempotencyKeys)
    .where(
      and(
        isIt(claim),
        or(isOlderThan(keptSeconds), and(isNull(idempotencyKeys.status), isOlderThan(abandonedSeconds))),
      ),
    );
  const claimed = await tx
    .insert(idempotencyKeys)
    .values(claim)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  const [known] = await tx
    .select({
      requestHash: idempotencyKeys.requestHash,
      status: idempotencyKeys.status,
      body: idempotencyKeys.body,
    })
    .from(idempotencyKeys)
    .where(isIt(claim));
  // Given up between the two statements: whoever has it is not done.
  return known ?? { requestHash: claim.requestHash, status: null, body: null };
}

export async function storeAnswer(
  tx: TenantTx,
  claim: Claim,
  { status, body }: { status: number; body: unknown },
): Promise<void> {
  await tx.update(idempotencyKeys).set({ status, body }).where(isIt(claim));
}

export async function giveUpKey(tx: TenantTx, claim: Claim): Promise<void> {
  await tx.delete(idempotencyKeys).where(and(isIt(claim), isNull(idempotencyKeys.status)));
}
