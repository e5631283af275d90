import "./require-node.mjs";
import { isNextBuilt } from "./next-build.mjs";
import { runBundled } from "./run-bundled.mjs";

// Everything from a fresh clone to a running system; `scripts/launcher` does the work once there are packages to do it with.
const exitCode = await runBundled({
  entry: "scripts/launcher/main.ts",
  output: "launcher.mjs",
  others: [
    { entry: "scripts/launcher/serve-next.ts", output: "serve-next.mjs" },
    { entry: "inngest/embedded/main.ts", output: "executor.mjs" },
    { entry: "scripts/load-sample.ts", output: "load-sample.mjs" },
  ],
  // Pages that are built need no compiler.
  needsDevelopment: !isNextBuilt(),
});
process.exit(exitCode);
