#!/usr/bin/env node
import "../scripts/require-node.mjs";
import { loadCommandLine } from "../scripts/load-command-line.mjs";

const args = process.argv.slice(2);
try {
  const { main } = await loadCommandLine();
  process.exit(await main(args));
} catch (error) {
  // Before the command line could even start; it reports everything after that itself.
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (args.includes("--json"))
    process.stdout.write(`${JSON.stringify({ error: { code: "internal", message } })}\n`);
  process.exitCode = 70;
}
