import { and, desc, eq, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import { deadLetters } from "@/db/schema/dead-letters";
import type { TenantTx } from "@/db/tenant";
import { AppError } from "@/lib/errors";

export type DeadLetter = typeof deadLetters.$inferSelect;

/** `open`: nobody has done anything about it yet. */
export const DEAD_LETTER_STATES = ["open", "replayed", "dismissed"] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

/** A second report of the same failed run changes nothing. */
export async function insertDeadLetter(
  tx: TenantTx,
  letter: Omit<typeof deadLetters.$inferInsert, "createdAt" | "replayedAt" | "dismissedAt">,
): Promise<void> {
  await tx
    .insert(deadLetters)
    .values(letter)
    .onConflictDoNothing({
      target: [deadLetters.organizationId, deadLetters.functionId, deadLetters.jobRunId],
    });
}

/** Newest first. */
export function listDeadLetters(
  tx: TenantTx,
  { state, before, limit }: { state?: DeadLetterState | undefined; before: string | null; limit: number },
): Promise<DeadLetter[]> {
  return tx
    .select()
    .from(deadLetters)
    .where(and(state && isIn(state), before === null ? undefined : lt(deadLetters.id, before)))
    .orderBy(desc(deadLetters.id))
    .limit(limit);
}

/** Holds the letter until the transaction ends: of two who replay it one does. */
export async function lockDeadLetter(tx: TenantTx, letterId: string): Promise<DeadLetter> {
  const [letter] = await tx.select().from(deadLetters).where(eq(deadLetters.id, letterId)).for("update");
  if (!letter) throw new AppError("not_found", "That failed job does not exist.");
  return letter;
}

export async function markDeadLetter(
  tx: TenantTx,
  letterId: string,
  change: Partial<Pick<DeadLetter, "replayedAt" | "dismissedAt">>,
): Promise<void> {
  await tx.update(deadLetters).set(change).where(eq(deadLetters.id, letterId));
}

export function stateOf({ replayedAt, dismissedAt }: DeadLetter): DeadLetterState {
  if (replayedAt) return "replayed";
  return dismissedAt ? "dismissed" : "open";
}

function isIn(state: DeadLetterState): SQL | undefined {
  const { replayedAt, dismissedAt } = deadLetters;
  if (state === "replayed") return isNotNull(replayedAt);
  return and(isNull(replayedAt), state === "dismissed" ? isNotNull(dismissedAt) : isNull(dismissedAt));
}
