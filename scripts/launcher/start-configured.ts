import { assertDatabaseReady } from "@/db/assert-ready";
import { readEmbeddedFile, readEnv } from "@/lib/env";
import { assertPortFree } from "./port";
import type { Session } from "./session";
import { buildPages, startWeb } from "./web";

/** With `DATABASE_URL`: the pages alone, on a database that somebody has migrated. */
export async function startConfigured(session: Session): Promise<void> {
  const { port, appUrl, database } = readEnv(process.env, readEmbeddedFile);
  await assertPortFree(port);
  await assertDatabaseReady(database.appUrl);
  await buildPages();
  if (session.signal.aborted) return;
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", PORT: String(port) };
  await startWeb(session, port, env);
  if (!session.signal.aborted) console.log(`REIMS is running: ${appUrl}`);
}
