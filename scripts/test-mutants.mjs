import "./require-node.mjs";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runLocalTool } from "./local-tool.mjs";
import { projectRoot } from "./project-root.mjs";

// Usage: node scripts/test-mutants.mjs [part of a kind or name]
// Makes holes in the walls between organisations, one at a time, and looks which checks see them.
// Exit 0 only when every hole was seen and the walls without a hole were found whole.
await ensureInstalled({ needsDevelopment: true });
const report = join(projectRoot, "build", "wall-mutants.json");
rmSync(report, { force: true });
const only = process.argv[2] ? ["--testNamePattern", `${process.argv[2]}|without a hole`] : [];
const exitCode = await runLocalTool("vitest", ["run", "--config", "tests/mutants/vitest.config.ts", ...only]);
const mutants = readReport();

for (const [kind, all] of groupByKind(mutants)) {
  const seen = (check) => all.filter((mutant) => mutant[check]).length;
  console.log(
    `${kind}: ${all.length}, seen by the catalogue ${seen("catalogue")}, at work ${seen("tables")}`,
  );
}
const survived = mutants.filter(({ catalogue, tables }) => !catalogue && !tables);
for (const { kind, name } of survived) console.log(`survived: ${kind}: ${name}`);
console.log(
  `\n${mutants.length} mutants, ${mutants.length - survived.length} killed, ${survived.length} survived`,
);
process.exitCode = exitCode === 0 && mutants.length > 0 && survived.length === 0 ? 0 : 1;

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
