import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadEnvFile } from "./env-file";
import { describeFailure } from "./failure";
import { onNpmGone } from "./parent";
import { endOnSignals, openSession } from "./session";
import { startConfigured } from "./start-configured";
import { startEmbedded } from "./start-embedded";

const GRACE_MS = 500;

/** `npm start`: brings everything up, stays until it is stopped, and says why when it cannot. Resolves with the exit code. */
export async function main(): Promise<number> {
  const session = openSession();
  endOnSignals(session);
  onNpmGone(() => session.end(0));
  try {
    loadEnvFile(".env");
    const dataDir = resolve(process.env.REIMS_DATA_DIR || ".data");
    process.env.REIMS_DATA_DIR = dataDir;
    const start = process.env.DATABASE_URL ? startConfigured : startEmbedded;
    await Promise.race([start(session, dataDir), session.ended]);
    return await session.ended;
  } catch (error) {
    // A part that died takes whoever used it along; then its own reason, already said, is the one that counts.
    const code = await Promise.race([session.ended, sleep(GRACE_MS)]);
    if (code !== undefined) return code;
    console.error(describeFailure(error));
    return 1;
  } finally {
    await session.stopAll();
  }
}
