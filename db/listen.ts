import postgres from "postgres";
import { env } from "@/lib/env";
import { reportError } from "@/lib/observability/report-error";

/** What triggers announce: progress as ids, and that somebody's access may have changed. */
const PROGRESS_CHANNEL = "reims_progress";
const ACCESS_CHANNEL = "reims_access";

export interface Listener {
  onProgress(payload: string): void;
  onAccess(): void;
  /** The connection was away: whatever was announced meanwhile was missed. */
  onGap(): void;
}

/** Route handlers get different instances of this module; the connection is one a process all the same. */
const shared = globalThis as typeof globalThis & { reimsListener?: Promise<postgres.Sql> };

/**
 * Listens from now on, on a connection of its own that comes back by itself. The first call decides who listens. Resolves
 * once Postgres is listening, so that what is read afterwards misses nothing.
 */
export async function startListening(listener: Listener): Promise<void> {
  shared.reimsListener ??= listen(listener);
  try {
    await shared.reimsListener;
  } catch (error) {
    // The next stream tries again.
    delete shared.reimsListener;
    throw error;
  }
}

async function listen(listener: Listener): Promise<postgres.Sql> {
  const sql = postgres(env().database.appUrl, {
    max: 1,
    connection: { application_name: "reims-listen" },
    onnotice: () => {},
  });
  let isFirst = true;
  // Runs again each time the connection has come back.
  const onListening = () => {
    if (!isFirst) listener.onGap();
    isFirst = false;
  };
  try {
    await sql.listen(PROGRESS_CHANNEL, guarded(listener.onProgress), onListening);
    await sql.listen(ACCESS_CHANNEL, guarded(listener.onAccess));
    return sql;
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
}

/** Nothing that is announced may end the connection that announces it. */
function guarded(handle: (payload: string) => void): (payload: string) => void {
  return (payload) => {
    try {
      handle(payload);
    } catch (error) {
      reportError(error, { where: "db/listen" });
    }
  };
}
