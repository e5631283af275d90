import "./require-node.mjs";
import { ensureBundle } from "./bundle.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

// Usage: node scripts/fuzz-reader.mjs [inputs [seed]]
// Exit 0 only when no damaged file took this process down, went unanswered or was answered with a bug.
await ensureInstalled({ needsDevelopment: true });
await ensureBundle({ entry: "lib/engines/reader-worker.ts", output: "reader-worker.mjs" });
await ensureBundle({ entry: "tests/fuzz/fuzz-reader.ts", output: "fuzz-reader.mjs" });
const { fuzzReader } = await import(new URL("../build/fuzz-reader.mjs", import.meta.url).href);
const inputs = Number(process.argv[2] ?? 3000);
const seed = Number(process.argv[3] ?? 1);
const { crashes, hangs, answers } = await fuzzReader({ inputs, seed });
for (const [answer, count] of Object.entries(answers).sort()) console.log(`${answer}: ${count}`);
console.log(`${inputs} inputs, ${crashes} crashes, ${hangs} hangs`);
process.exit(crashes + hangs === 0 ? 0 : 1);
