import "./require-node.mjs";
import { join } from "node:path";
import { ensureBundle } from "./bundle.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";

// Usage: node scripts/test-failures.mjs [kills [seed]]
// Exit 0 only when nothing was lost or doubled, whenever the executor and the app were killed.
await ensureInstalled({ needsDevelopment: true });
await ensureBundle({ entry: "inngest/embedded/main.ts", output: "executor.mjs" });
await ensureBundle({ entry: "tests/support/database-server.ts", output: "test-database.mjs" });
await ensureBundle({ entry: "tests/failures/app.ts", output: "failures-app.mjs" });
await ensureBundle({ entry: "tests/failures/kill-at-random.ts", output: "failures.mjs" });
const { killAtRandom } = await import(new URL("../build/failures.mjs", import.meta.url).href);
const kills = Number(process.argv[2] ?? 40);
const seed = Number(process.argv[3] ?? 1);
const { events, lost, doubled, repeated } = await killAtRandom({
  kills,
  seed,
  buildFolder: join(projectRoot, "build"),
});
console.log(`${events} events; ${repeated} steps that were under way ran again`);
console.log(`${kills} kills, ${lost} lost, ${doubled} doubled`);
process.exit(lost + doubled === 0 ? 0 : 1);
