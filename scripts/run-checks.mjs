import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runLocalTool } from "./local-tool.mjs";
import { projectRoot } from "./project-root.mjs";
import { addCounts, countCheck, countsLine, countVitest } from "./test-counts.mjs";

/** Types, then format and lint, then the tests under `testFolders`. Every step runs, whatever the one before said. */
export async function runChecks({ testFolders }) {
  const counts = [];
  heading("Types");
  counts.push(countCheck(await runLocalTool("typescript", ["-p", "."])));
  heading("Format and lint");
  counts.push(countCheck(await runLocalTool("@biomejs/biome", ["ci", "."])));
  heading("Tests");
  counts.push(await runVitest(testFolders));
  const total = addCounts(counts);
  console.log(`\n${countsLine(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** One suite alone, with its closing line and exit code. */
export async function runSuite(testFolder) {
  const counts = await runVitest([testFolder]);
  console.log(`\n${countsLine(counts)}`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

async function runVitest(testFolders) {
  const report = join(projectRoot, "build", `test-report-${process.pid}.json`);
  mkdirSync(join(projectRoot, "build"), { recursive: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const exitCode = await runLocalTool("vitest", ["run", ...reporters, ...testFolders]);
  try {
    return countVitest(JSON.parse(readFileSync(report, "utf8")), exitCode);
  } catch {
    return countVitest(null, exitCode);
  } finally {
    rmSync(report, { force: true });
  }
}

function heading(title) {
  console.log(`\n── ${title}`);
}
