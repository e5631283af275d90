import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearLeftover } from "@/db/embedded/leftover";
import { startPostgres } from "@/db/embedded/start-postgres";
import { migrateDatabase } from "@/db/migrate";

const PREFIX = "reims-test-postgres-";

/**
 * The Postgres of one test run, in a process of its own that outlives a killed vitest just long enough to stop it. The
 * parent is told the addresses by message; when it goes, so does everything here.
 */
async function main(): Promise<void> {
  await removeForgotten();
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(home, 0o711);
  writeFileSync(join(home, "watched-by"), String(process.pid));
  const outside = join(home, "outside");
  mkdirSync(outside);
  const starting = startPostgres({ home, outside, isThrowaway: true });
  const finish = async () => {
    await starting.then((started) => started.stop()).catch(() => {}); // whoever awaits the start hears of its failure
    rmSync(home, { recursive: true, force: true });
    process.exit();
  };
  process.on("disconnect", finish);
  const server = await starting;
  await migrateDatabase(server.url("reims_owner"));
  tell({
    adminUrl: server.url("postgres", "postgres"),
    ownerUrl: server.url("reims_owner"),
    appUrl: server.url("reims_app"),
    systemUrl: server.url("reims_system"),
  });
}

/** Servers whose watcher was killed too. */
async function removeForgotten(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const home = join(tmpdir(), name);
    if (isWatched(home)) continue;
    await clearLeftover(join(home, "postgres", "data"));
    rmSync(home, { recursive: true, force: true });
  }
}

function isWatched(home: string): boolean {
  const note = join(home, "watched-by");
  if (!existsSync(note)) return true; // just being made
  try {
    process.kill(Number(readFileSync(note, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
try {
  await main();
} catch (error) {
  tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  if (process.connected) process.disconnect();
}

/** Without a parent there is nobody to tell, and everything is being cleared away already. */
function tell(message: object): void {
  if (process.connected) process.send?.(message);
}
