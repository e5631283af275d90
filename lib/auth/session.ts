import { findLiveSession, insertSession, type LiveSession, touchSession } from "@/db/queries/sessions";
import { withSystem } from "@/db/system";
import { newId } from "./new-id";
import { unsealSession } from "./session-cookie";
import { IDLE_SECONDS, SESSION_SECONDS, TOUCH_SECONDS } from "./session-limits";

/** Where a browser signed in from, for its person to recognise it by. */
export interface Device {
  userAgent: string | null;
  address: string | null;
}

/** A new id at every sign-in: one that was planted before is worth nothing. */
export async function startSession(userId: string, { userAgent, address }: Device): Promise<string> {
  const id = newId();
  await withSystem((tx) =>
    insertSession(tx, {
      id,
      userId,
      seconds: SESSION_SECONDS,
      userAgent: userAgent?.slice(0, 300) ?? null,
      address,
    }),
  );
  return id;
}

export interface Presence {
  /** False where a program asks on its own: an open page keeps no session of somebody who has left from idling out. */
  isActive?: boolean;
}

/** The session of a cookie by its row, which is read every time; null when it no longer counts. */
export async function readSession(
  cookie: string | undefined,
  { isActive = true }: Presence = {},
): Promise<LiveSession | null> {
  const id = await unsealSession(cookie);
  if (id === null) return null;
  return withSystem(async (tx) => {
    const session = await findLiveSession(tx, id, { idleSeconds: IDLE_SECONDS, touchSeconds: TOUCH_SECONDS });
    if (session?.isStale && isActive) await touchSession(tx, id);
    return session;
  });
}
