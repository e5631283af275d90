import { mkdirSync } from "node:fs";
import { relative } from "node:path";
import { reasonIn } from "@/db/embedded/cluster";
import { type EmbeddedPostgres, freePort, startPostgres } from "@/db/embedded/start-postgres";
import { migrateDatabase } from "@/db/migrate";
import { type EmbeddedFile, readEnv } from "@/lib/env";
import { withSecrets, writeEmbeddedFile } from "./embedded-file";
import { hasNote, lockFolder } from "./folder-lock";
import { assertPortFree } from "./port";
import { type DemoSignIn, loadSampleOnce } from "./sample";
import type { Session } from "./session";
import { supervise } from "./supervise";
import { buildPages, bundled, startPart, startWeb } from "./web";

/** Without `DATABASE_URL`: everything on this machine, reachable from this machine. */
export async function startEmbedded(session: Session, dataDir: string): Promise<void> {
  const { port, appUrl, jobs } = readEnv(process.env, () => withSecrets(dataDir, NOT_YET));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const wasKilled = hasNote(dataDir);
  session.later(await lockFolder(dataDir, appUrl));
  await assertPortFree(port, wasKilled ? LEFTOVERS_END_MS : 0);
  console.log("Starting the embedded Postgres …");
  const postgres = await startDatabase(session, dataDir);
  await migrateDatabase(postgres.url("reims_owner"));
  const file = withSecrets(dataDir, await addressesOf(postgres));
  writeEmbeddedFile(dataDir, file);
  await buildPages();
  if (session.signal.aborted) return;
  const env = environment(port, file);
  if (jobs.kind === "embedded") await startPart(session, "The job executor", "executor.mjs", env);
  await startWeb(session, port, env);
  if (session.signal.aborted) return;
  announce(appUrl, dataDir, await loadSampleOnce(dataDir, bundled("load-sample.mjs"), env));
}

/** The parts of a launcher that was killed end by themselves; the web server lets answers under way end first. */
const LEFTOVERS_END_MS = 8_000;

/** Stand-ins while the rest of the environment is checked, before anything is started. */
const NOT_YET = {
  databaseAppUrl: "postgres://127.0.0.1",
  databaseSystemUrl: "postgres://127.0.0.1",
  databaseOwnerUrl: "postgres://127.0.0.1",
  executorUrl: "http://127.0.0.1",
};

async function startDatabase(session: Session, dataDir: string): Promise<EmbeddedPostgres> {
  const started: EmbeddedPostgres[] = [];
  const supervised = await supervise({
    name: "The embedded Postgres",
    async start() {
      const [first] = started;
      const server = await startPostgres({ home: dataDir, ...(first && { port: first.port }) });
      started.push(server);
      return { stop: server.stop, exited: server.exited.then((lines) => [reasonIn(lines)]) };
    },
    say: (sentence) => console.error(sentence),
    onGivenUp: (sentence) => session.end(1, sentence),
  });
  session.later(supervised.stop);
  const [first] = started;
  if (!first) throw new Error("Postgres started without saying where.");
  return first;
}

async function addressesOf(postgres: EmbeddedPostgres) {
  return {
    databaseAppUrl: postgres.url("reims_app"),
    databaseSystemUrl: postgres.url("reims_system"),
    databaseOwnerUrl: postgres.url("reims_owner"),
    executorUrl: `http://127.0.0.1:${await freePort()}`,
  };
}

function environment(port: number, { serverActionsKey }: EmbeddedFile): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || serverActionsKey,
  };
}

function announce(appUrl: string, dataDir: string, { password, organizations }: DemoSignIn): void {
  const people = organizations.map(({ name, email }) => `  ${email}   (${name})`);
  console.log(`
REIMS is running: ${appUrl}

Demo sign-in, made for this installation, password ${password}
${people.join("\n")}

What it keeps is in ${relative(process.cwd(), dataDir) || dataDir}. Stop it with Ctrl-C.`);
}
