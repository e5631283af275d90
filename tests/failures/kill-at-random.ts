import { fork } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { embeddedFilePath } from "@/lib/env";
import { Killable } from "./killable";
import { type Effect, type Tally, tally } from "./tally";

export interface KillOptions {
  kills: number;
  seed: number;
  /** The folder of the built files. */
  buildFolder: string;
}

/** New work comes this often. */
const EVENT_EVERY_MS = 80;
/** Between two kills: from less than a start-up takes, to several runs. */
const KILL_EVERY_MS = { least: 100, most: 1_500 };
/** What was begun when the killing ends must be done by then. */
const DRAIN_MS = 60_000;

/** Kills the executor and the app at random moments while events come in, and counts what was lost and doubled. */
export async function killAtRandom({
  kills,
  seed,
  buildFolder,
}: KillOptions): Promise<Tally & { events: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), "reims-failures-"));
  const database = await startDatabase(join(buildFolder, "test-database.mjs"));
  const sql = postgres(database.adminUrl, { max: 4, onnotice: () => {} });
  try {
    await sql`create table failure_effects (
      id bigint generated always as identity primary key, event_id text not null, run_id text not null, step text not null)`;
    const world = await startProcesses(dataDir, buildFolder, database);
    const eventIds = await runAndKill(sql, world, { kills, random: seededRandom(seed) });
    const count = () => countUp(sql, eventIds);
    const counts = await drained(count);
    await Promise.all([world.executor.kill(), world.app.kill()]);
    return { ...counts, events: eventIds.length };
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Database {
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  systemUrl: string;
  stop: () => Promise<void>;
}

async function startDatabase(file: string): Promise<Database> {
  const child = fork(file, { detached: true });
  const answer = await new Promise<Omit<Database, "stop"> | { error: string }>((resolve) => {
    child.once("message", (message) => resolve(message as Omit<Database, "stop"> | { error: string }));
    child.once("exit", (code) => resolve({ error: `The database ended with ${code}.` }));
  });
  if ("error" in answer) throw new Error(answer.error);
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.disconnect();
    await gone;
  };
  const admin = new URL(answer.adminUrl);
  admin.pathname = new URL(answer.systemUrl).pathname;
  return { ...answer, adminUrl: admin.href, stop };
}

interface World {
  executor: Killable;
  app: Killable;
  eventUrl: string;
}

async function startProcesses(dataDir: string, buildFolder: string, database: Database): Promise<World> {
  const [appPort, executorPort] = await Promise.all([freePort(), freePort()]);
  const secret = () => randomBytes(32).toString("hex");
  const embedded = {
    databaseAppUrl: database.appUrl,
    databaseSystemUrl: database.systemUrl,
    databaseOwnerUrl: database.ownerUrl,
    executorUrl: `http://localhost:${executorPort}`,
    authSecret: secret(),
    tokenSecret: secret(),
    objectUrlSecret: secret(),
    eventKey: secret(),
    signingKey: secret(),
    serverActionsKey: secret(),
  };
  writeFileSync(embeddedFilePath(dataDir), JSON.stringify(embedded));
  const { eventKey, signingKey, executorUrl: baseUrl } = embedded;
  const settings = { databaseUrl: database.adminUrl, port: appPort, eventKey, signingKey, baseUrl };
  const executor = new Killable(join(buildFolder, "executor.mjs"), [], {
    REIMS_DATA_DIR: dataDir,
    PORT: String(appPort),
  });
  const app = new Killable(join(buildFolder, "failures-app.mjs"), [JSON.stringify(settings)], {});
  executor.start();
  app.start();
  return { executor, app, eventUrl: `${baseUrl}/e/${eventKey}` };
}

async function runAndKill(
  sql: postgres.Sql,
  world: World,
  { kills, random }: { kills: number; random: () => number },
): Promise<string[]> {
  const organizationId = randomUUID();
  await sql`insert into organizations (id, name, slug) values (${organizationId}, 'Kill', 'kill')`;
  const eventIds: string[] = [];
  const sent: Promise<void>[] = [];
  let isOver = false;
  const bringWork = async () => {
    while (!isOver) {
      const id = randomUUID();
      eventIds.push(id);
      const data = { orgId: eventIds.length % 3 === 0 ? "a" : "b", sleeps: eventIds.length % 10 === 0 };
      if (eventIds.length % 2 === 0)
        await sql`insert into outbox_events (organization_id, id, name, data)
          values (${organizationId}, ${id}, 'failures/asked', ${sql.json(data)})`;
      else sent.push(send(world.eventUrl, { id, name: "failures/asked", data }));
      await sleep(EVENT_EVERY_MS);
    }
  };
  const bringing = bringWork();
  for (let kill = 0; kill < kills; kill++) {
    await sleep(KILL_EVERY_MS.least + random() * (KILL_EVERY_MS.most - KILL_EVERY_MS.least));
    await (random() < 0.5 ? world.executor : world.app).restart();
  }
  isOver = true;
  await bringing;
  await Promise.all(sent);
  return eventIds;
}

/** Until it is taken: a sender that got no answer cannot know, and sends the same event again. */
async function send(url: string, event: object): Promise<void> {
  for (;;) {
    const isTaken = await fetch(url, { method: "POST", body: JSON.stringify(event) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isTaken) return;
    await sleep(50);
  }
}

async function countUp(sql: postgres.Sql, eventIds: readonly string[]): Promise<Tally> {
  const effects = await sql<Effect[]>`
    select event_id as "eventId", run_id as "runId", step from failure_effects order by id`;
  return tally([...eventIds, ...eventIds.map((id) => `told:${id}`)], effects);
}

async function drained(count: () => Promise<Tally>): Promise<Tally> {
  const deadline = Date.now() + DRAIN_MS;
  for (;;) {
    const counts = await count();
    if (counts.lost > 0 && Date.now() < deadline) {
      await sleep(250);
      continue;
    }
    // What was doubled shows only once nothing more comes.
    await sleep(1_500);
    return count();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}

/** Mulberry32: the same seed kills in the same rhythm. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
