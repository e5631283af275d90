import { revokeSessionById } from "@/db/queries/sessions";
import { withUser } from "@/db/tenant";
import type { Person } from "@/lib/auth/person";
import { AppError } from "@/lib/errors";

/** Signs the person out somewhere. Another person's session does not exist for them. */
export async function revokeSession(person: Pick<Person, "id">, sessionId: string): Promise<void> {
  const wasLive = await withUser(person.id, (tx) => revokeSessionById(tx, sessionId));
  if (!wasLive) throw new AppError("not_found", "That session does not exist or has ended.");
}
