import { revokeSessionById } from "@/db/queries/sessions";
import { withSystem } from "@/db/system";

/** Whoever kept a copy of the cookie has nothing. */
export async function signOut(sessionId: string): Promise<void> {
  await withSystem((tx) => revokeSessionById(tx, sessionId));
}
