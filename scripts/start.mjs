import "./require-node.mjs";
import { mkdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { loadCommandLine } from "./load-command-line.mjs";
import { projectRoot } from "./project-root.mjs";

/** Always the same portfolio, with something wrong in it so that there is something to explain. */
const sampleOptions = [
  "--seed",
  "5",
  "--properties",
  "3",
  "--from",
  "2026-01",
  "--months",
  "3",
  "--prints",
  "month",
];
const sampleDefects = ["--defect", "sign", "--defect", "year_not_closed"];

const { main } = await loadCommandLine();

const dataFolder = resolve(projectRoot, process.env.REIMS_DATA_DIR ?? ".data");
const sampleFolder = join(dataFolder, "sample");
mkdirSync(dataFolder, { recursive: true, mode: 0o700 });

console.log(
  "A sample portfolio: three invented retail centres, three months, two things wrong on purpose.\n",
);
const made = await main(["sample", "--quiet", "--out", sampleFolder, ...sampleOptions, ...sampleDefects]);
if (made !== 0) process.exit(made);
const checked = await main(["check", sampleFolder]);
if (checked > 1) process.exit(checked); // 1 only says that the check found what was put in

const inside = relative(process.cwd(), sampleFolder);
const shownFolder = inside.startsWith("..") ? sampleFolder : inside;
console.log(`\nWhat is wrong on purpose: ${join(shownFolder, "labels.json")}

Now with your own prints (balance sheets and income statements as PDF; nothing leaves this machine):
  npm run -s reims -- check <folder>           what is wrong, and where on the page
  npm run -s reims -- read <file>              one statement with its proof
  npm run -s reims -- check --json <folder>    the same for programs
  npm run -s reims -- --help                   everything else
`);
process.exit(0);
