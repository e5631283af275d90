import "./require-node.mjs";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { tryGuards } from "./guard-mutants.mjs";
import { runLocalTool } from "./local-tool.mjs";
import { projectRoot } from "./project-root.mjs";

// Usage: node scripts/test-mutants.mjs [walls|guards]
// Makes holes in the walls between organisations (in a database) and takes guards out of the code, one at a time, and
// looks which checks see them.
// Exit 0 only when every one was seen, and nothing was seen where none was.
await ensureInstalled({ needsDevelopment: true });
const report = join(projectRoot, "build", "wall-mutants.json");
const part = process.argv[2] ?? "walls and guards";
const results = [
  ...(part.includes("walls") ? [await tryWalls()] : []),
  ...(part.includes("guards") ? [await tryGuards()] : []),
];
const mutants = results.flatMap(({ seen }) => seen);
const killed = mutants.filter(({ isKilled }) => isKilled).length;
for (const { name } of mutants.filter(({ isKilled }) => !isKilled)) console.log(`survived: ${name}`);
console.log(`\n${mutants.length} mutants, ${killed} killed, ${mutants.length - killed} survived`);
const isWell = results.every(({ isHeld }) => isHeld) && mutants.length > 0 && killed === mutants.length;
process.exitCode = isWell ? 0 : 1;

async function tryWalls() {
  rmSync(report, { force: true });
  const exitCode = await runLocalTool("vitest", ["run", "--config", "tests/mutants/vitest.config.ts"]);
  const holes = readReport();
  for (const [kind, all] of groupByKind(holes)) {
    const count = (check) => all.filter((hole) => hole[check]).length;
    console.log(
      `${kind}: ${all.length}, seen by the catalogue ${count("catalogue")}, at work ${count("tables")}`,
    );
  }
  const seen = holes.map(({ kind, name, catalogue, tables }) => ({
    name: `${kind}: ${name}`,
    isKilled: catalogue || tables,
  }));
  return { isHeld: exitCode === 0, seen };
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return []; // the run ended before it could say anything
  }
}

function groupByKind(all) {
  const kinds = new Map();
  for (const mutant of all) kinds.set(mutant.kind, [...(kinds.get(mutant.kind) ?? []), mutant]);
  return kinds;
}
