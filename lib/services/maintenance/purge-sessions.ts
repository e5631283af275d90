import { inArray } from "drizzle-orm";
import { sessions } from "@/db/schema/identity";
import { withSystem } from "@/db/system";
import { inBatches } from "./in-batches";

/** Removes sessions that ended a while ago, of everybody. How long says the policy of the role. */
export function purgeSessions(): Promise<{ removed: number }> {
  const { id, expiresAt } = sessions;
  return inBatches((limit) =>
    withSystem(async (tx) => {
      const oldest = tx.select({ id }).from(sessions).orderBy(expiresAt).limit(limit);
      const { count } = await tx.delete(sessions).where(inArray(id, oldest));
      return count;
    }),
  );
}
