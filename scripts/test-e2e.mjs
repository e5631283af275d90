import "./require-node.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runSuite } from "./run-checks.mjs";

await ensureInstalled({ needsDevelopment: true });
await runSuite("tests/e2e");
