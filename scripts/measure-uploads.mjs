import "./require-node.mjs";
import { loadavg } from "node:os";
import { endBundler, ensureBundle } from "./bundle.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";

// Usage: npm run bench:uploads. What people wait for, measured over HTTP on the built system with a data folder of its own.
// Exit 0 only when every target is met; on a machine that is busy with other things it says so.
process.chdir(projectRoot);
await ensureInstalled({ needsDevelopment: true });
await ensureBundle({ entry: "tests/system/measure-uploads.ts", output: "measure-uploads.mjs" });
await endBundler();
const { measureUploads } = await import(new URL("../build/measure-uploads.mjs", import.meta.url).href);
const [loadBefore] = loadavg();
const { latency, burst, tenAtOnce } = await measureUploads((sentence) => console.error(sentence));

const ms = (value) => `${Math.round(value)} ms`;
const growth = burst.webMiBLater - burst.webMiBBefore;
const rows = [
  [
    "upload to findings, one print",
    `${ms(latency.medianMs)} median, ${ms(latency.p95Ms)} p95`,
    "p95 below 1 s",
    latency.p95Ms < 1_000,
    `${latency.uploads} uploads of up to ${latency.pages} pages; reading the last and checking all in one process: ${ms(latency.inProcessMs)}`,
  ],
  [
    `${burst.documents} prints at once`,
    `${burst.seconds.toFixed(1)} s`,
    "below 20 s",
    burst.seconds < 20,
    `${burst.runs} runs; web server ${burst.webMiBBefore} MiB before, ${burst.webMiBAfter} after, ${burst.webMiBLater} a little later`,
  ],
  [
    "what it leaves in memory",
    `${growth} MiB`,
    "below 300 MiB",
    growth < 300,
    "readings are kept for the next run, up to a limit",
  ],
  [
    "one file ten times at once",
    `${tenAtOnce.versions} version`,
    "one",
    tenAtOnce.versions === 1 && tenAtOnce.created === 1,
    `${tenAtOnce.created} answered as new`,
  ],
];
console.log(
  `Load before: ${loadBefore.toFixed(1)}${loadBefore > 1 ? " (busy: figures are worse than the machine's own)" : ""}`,
);
for (const [what, measured, target, isMet, note] of rows)
  console.log(
    `${isMet ? "met   " : "MISSED"}  ${what.padEnd(30)}  ${measured.padEnd(30)}  ${target.padEnd(14)}  ${note}`,
  );
process.exit(rows.every(([, , , isMet]) => isMet) ? 0 : 1);
