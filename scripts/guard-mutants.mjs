import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runLocalTool } from "./local-tool.mjs";
import { guardMutants } from "./mutated-guards.mjs";
import { projectRoot } from "./project-root.mjs";

/** Takes out one guard after the other; `isHeld` says whether every test holds with every guard in place. */
export async function tryGuards() {
  const tests = [...new Set(guardMutants.map(({ test }) => test))];
  const whole = await runTests(-1, tests);
  const good = new Set(namesOf(whole, "passed"));
  const red = namesOf(whole, "failed");
  for (const name of red) console.log(`red before anything was taken out: ${name}`);
  const seen = [];
  for (const [number, mutant] of guardMutants.entries()) {
    const failed = occursOnce(mutant) ? namesOf(await runTests(number, [mutant.test]), "failed") : [];
    // A test that failed and held before, not a file that could not be loaded.
    const by = failed.find((name) => good.has(name));
    if (by) console.log(`${mutant.name}: seen by "${by}"`);
    seen.push({ name: mutant.name, isKilled: by !== undefined });
  }
  return { isHeld: red.length === 0 && good.size > 0, seen };
}

function namesOf(report, status) {
  const tests = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  return tests.filter((test) => test.status === status).map(({ fullName }) => fullName.trim());
}

function occursOnce({ file, from }) {
  return readFileSync(join(projectRoot, file), "utf8").split(from).length === 2;
}

async function runTests(number, files) {
  const report = join(projectRoot, "build", `guard-mutants-${process.pid}.json`);
  process.env.REIMS_MUTANT = String(number);
  const config = ["--config", "tests/mutants/guards.config.ts", `--outputFile.json=${report}`];
  try {
    await runLocalTool("vitest", ["run", ...config, ...files]);
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return null;
  } finally {
    rmSync(report, { force: true });
  }
}
