import "./require-node.mjs";
import { join } from "node:path";
import { endBundler, ensureBundle } from "./bundle.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";

// Usage: node scripts/test-failures.mjs [jobs | uploads] [kills [seed]]
// `jobs` kills the executor and a small app; `uploads` kills every part of the built system while documents come in.
// Exit 0 only when nothing was lost or doubled.
process.chdir(projectRoot);
const args = process.argv.slice(2);
const what = args[0] === "uploads" || args[0] === "jobs" ? args.shift() : "jobs";
const [kills = what === "jobs" ? 40 : 30, seed = 1] = args.map(Number);
await ensureInstalled({ needsDevelopment: true });
const { lost, doubled } = what === "jobs" ? await killJobs() : await killUploads();
console.log(`${kills} kills, ${lost} lost, ${doubled} doubled`);
process.exit(lost + doubled === 0 ? 0 : 1);

async function killJobs() {
  await ensureBundle({ entry: "inngest/embedded/main.ts", output: "executor.mjs" });
  await ensureBundle({ entry: "tests/support/database-server.ts", output: "test-database.mjs" });
  await ensureBundle({ entry: "tests/failures/app.ts", output: "failures-app.mjs" });
  const { killAtRandom } = await load("tests/failures/kill-at-random.ts", "failures.mjs");
  const buildFolder = join(projectRoot, "build");
  const { events, lost, doubled, repeated } = await killAtRandom({ kills, seed, buildFolder });
  console.log(`${events} events; ${repeated} steps that were under way ran again`);
  return { lost, doubled };
}

async function killUploads() {
  const { killUploads } = await load("tests/system/kill-uploads.ts", "kill-uploads.mjs");
  const outcome = await killUploads({ kills, seed, say: (sentence) => console.log(sentence) });
  const { uploads, killed, restarts, different, orphanedFiles } = outcome;
  for (const [kind, what] of Object.entries({ lost: outcome.lost, doubled: outcome.doubled, different }))
    for (const sentence of what) console.log(`${kind}: ${sentence}`);
  const counts = Object.entries(killed).map(([part, count]) => `${part} ${count}`);
  console.log(`${uploads} uploads; killed: ${counts.join(", ")}; started again by hand ${restarts} times`);
  console.log(`${orphanedFiles} files in quarantine that no document names`);
  // What is there and says something else is as lost as what is not there.
  return { lost: outcome.lost.length + different.length, doubled: outcome.doubled.length };
}

async function load(entry, output) {
  await ensureBundle({ entry, output });
  await endBundler();
  return import(new URL(`../build/${output}`, import.meta.url).href);
}
