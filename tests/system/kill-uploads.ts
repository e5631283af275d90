import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/db/embedded/start-postgres";
import { sha256Of } from "@/lib/engines/sha256";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { createRandom, type Random } from "@/lib/sample/random";
import { ApiClient, type Print } from "./api-client";
import { differences, keptState, looseEnds, unfinishedJobs } from "./kept-state";
import { leaveDatabase, makeTenant, type Tenant } from "./make-tenant";
import { type Part, RunningSystem } from "./running-system";

export interface KillOptions {
  kills: number;
  seed: number;
  say: (sentence: string) => void;
}

export interface Outcome {
  uploads: number;
  lost: string[];
  doubled: string[];
  /** Rows and hashes that are not those of the undisturbed organisation. */
  different: string[];
  killed: Record<string, number>;
  restarts: number;
  orphanedFiles: number;
}

/** Between two kills: from within one step of a job, to a few documents. */
const KILL_EVERY_MS = { least: 100, most: 2_000 };
/** What was begun when the killing ends is done by then. */
const DRAIN_MS = 120_000;
/** Of ten kills: the parts one by one, the launcher alone, and all of it at once. */
const VICTIMS = [
  ...(["executor", "executor", "executor", "web", "web", "web", "postgres", "postgres"] as const),
  ...(["launcher", "everything"] as const),
];

/**
 * Twenty uploads into the built system while its parts are killed at random moments; then the same prints, undisturbed, into
 * another organisation. What both have kept must be the same.
 */
export async function killUploads({ kills, seed, say }: KillOptions): Promise<Outcome> {
  const system = new RunningSystem(await freePort());
  try {
    const prints = twentyPrints();
    say("Starting the system …");
    await system.start();
    process.env.REIMS_DATA_DIR = system.dataDir; // what `env()` reads
    const [disturbed, calm] = [await tenant("Disturbed"), await tenant("Calm")];
    await leaveDatabase();
    say(`Killing ${kills} times during ${prints.length} uploads …`);
    const { killed, restarts } = await uploadAndKill(system, disturbed, prints, {
      kills,
      random: createRandom(`kill ${seed}`),
    });
    await quiet(system);
    say("The same prints, undisturbed …");
    const client = new ApiClient(system.address, calm.key);
    for (const print of prints) await client.upload(print);
    await quiet(system);
    return {
      uploads: prints.length,
      killed,
      restarts,
      ...(await compare(system, prints, { disturbed, calm })),
    };
  } catch (error) {
    say(system.said);
    throw error;
  } finally {
    await system.remove();
  }
}

const { portfolio } = makeSample({
  ...{ seed: 5, properties: 2, from: "2026-01", months: 5, prints: ["month"] },
  defects: ["sign", "transposition"],
});

function twentyPrints(): Print[] {
  return portfolio.documents
    .slice(0, 20)
    .map((document) => ({ fileName: document.fileName, bytes: printDocument(document) }));
}

function tenant(name: string): Promise<Tenant> {
  return makeTenant(name, portfolio.properties);
}

async function uploadAndKill(
  system: RunningSystem,
  { key }: Tenant,
  prints: readonly Print[],
  { kills, random }: { kills: number; random: Random },
) {
  const client = new ApiClient(system.address, key);
  const killed: Record<string, number> = {};
  let restarts = 0;
  const span = (kills * (KILL_EVERY_MS.least + KILL_EVERY_MS.most)) / 2;
  const uploads = prints.map(async (print) => {
    await sleep(random.int(0, Math.round(span)));
    await client.upload(print);
  });
  const uploading = Promise.all(uploads);
  // Looked at when the killing is over: until then nobody listens.
  uploading.catch(() => {});
  for (let kill = 0; kill < kills; kill++) {
    await sleep(random.int(KILL_EVERY_MS.least, KILL_EVERY_MS.most));
    // Twice in a row whatever the seed: a start after a hard kill leaves what the next one needs.
    const victim = kill < 2 ? "everything" : random.pick(VICTIMS);
    if (victim === "launcher" || victim === "everything")
      await system.killLauncher({ withParts: victim === "everything" });
    else await killWhenThere(system, victim);
    killed[victim] = (killed[victim] ?? 0) + 1;
    // Killed, or given up after so many deaths in a row: a person starts it again.
    if (!system.isRunning) {
      restarts++;
      await system.start();
    }
  }
  if (!system.isRunning) await system.start();
  await uploading;
  return { killed, restarts };
}

/** A part that is being started again is waited for: each kill is one. */
async function killWhenThere(system: RunningSystem, part: Part): Promise<void> {
  while (system.isRunning && !system.killPart(part)) await sleep(20);
}

/** Until no job is left, the system giving up meanwhile included. */
async function quiet(system: RunningSystem): Promise<void> {
  const deadline = Date.now() + DRAIN_MS;
  for (let rounds = 0; rounds < 3; ) {
    if (Date.now() > deadline) return; // what is left shows in the comparison
    await sleep(200);
    if (!system.isRunning) await system.start();
    rounds = (await unfinishedJobs(system.dataDir).catch(() => 1)) === 0 ? rounds + 1 : 0;
  }
}

async function compare(
  system: RunningSystem,
  prints: readonly Print[],
  { disturbed, calm }: { disturbed: Tenant; calm: Tenant },
) {
  const sha256 = prints.map(({ bytes }) => sha256Of(bytes));
  const hashes = [await hashesOf(system, disturbed), await hashesOf(system, calm)];
  const rows = [
    await keptState(system.dataDir, disturbed.orgId),
    await keptState(system.dataDir, calm.orgId),
  ] as const;
  const ends = await looseEnds(system.dataDir, disturbed.orgId, sha256);
  const calmEnds = await looseEnds(system.dataDir, calm.orgId, sha256);
  if (calmEnds.unsettled.length > 0) throw new Error(`Undisturbed, too: ${calmEnds.unsettled.join("; ")}`);
  return {
    lost: [
      ...system.outlived().map((command) => `${command} outlived its launcher`),
      ...ends.unsettled,
      ...ends.waiting.map((name) => `${name} was never taken`),
    ],
    doubled: ends.doubled,
    different: [
      ...differences(rows[1], rows[0]),
      ...(hashes[0] === hashes[1]
        ? []
        : [`hashes of everything: ${hashes[1]} undisturbed, ${hashes[0]} here`]),
    ],
    orphanedFiles: ends.orphanedFiles,
  };
}

/** The four hashes of a run over everything that an organisation has. */
async function hashesOf(system: RunningSystem, { key }: Tenant): Promise<string> {
  const client = new ApiClient(system.address, key);
  const { runId } = await client.post<{ runId: string }>("/api/v1/runs", { propertyId: null });
  for (;;) {
    const run = await client.get<{ state: string; hashes: unknown }>(`/api/v1/runs/${runId}`);
    if (run.state === "finished") return JSON.stringify(run.hashes);
    await sleep(50);
  }
}
