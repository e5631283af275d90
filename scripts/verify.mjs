import "./require-node.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runChecks } from "./run-checks.mjs";

await ensureInstalled({ needsDevelopment: true });
await runChecks({ testFolders: ["tests/unit"] });
