import { listLiveSessions } from "@/db/queries/sessions";
import { withUser } from "@/db/tenant";
import type { Person } from "@/lib/auth/person";
import { IDLE_SECONDS } from "@/lib/auth/session-limits";

/** Where the person is signed in, the last used first. */
export async function listSessions(person: Person) {
  const sessions = await withUser(person.id, (tx) => listLiveSessions(tx, person.id, IDLE_SECONDS));
  return sessions.map((session) => ({ ...session, isCurrent: session.id === person.sessionId }));
}
