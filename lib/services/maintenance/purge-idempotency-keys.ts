import { idempotencyKeys } from "@/db/schema/idempotency-keys";
import { withSystem } from "@/db/system";

/**
 * Removes what a day ago was answered under an `Idempotency-Key`, of every organisation. Which rows those are says the
 * policy of the role, which can remove no others and read none.
 */
export async function purgeIdempotencyKeys(): Promise<{ removed: number }> {
  const { count } = await withSystem((tx) => tx.delete(idempotencyKeys));
  return { removed: count };
}
