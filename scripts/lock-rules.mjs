import "./require-node.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runLocalTool } from "./local-tool.mjs";

// Writes down what each rule is at its version. A rule that changed within a version is refused, so that a verdict can
// always be told from its rule's version; `--initial` writes it down all the same, for a version nobody has used yet.
await ensureInstalled({ needsDevelopment: true });
process.env.REIMS_LOCK_RULES = process.argv.includes("--initial") ? "all" : "new";
process.exitCode = await runLocalTool("vitest", [
  "run",
  "tests/unit/rules/rule-versions.test.ts",
  "-t",
  "a rule that changed has a new version",
]);
