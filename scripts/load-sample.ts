import { loadSamplePortfolio } from "@/lib/services/sample/load-sample-portfolio";

// Prints one JSON document: the demo sign-in of this installation. Everything else goes to standard error.
try {
  const signIn = await loadSamplePortfolio();
  process.stdout.write(`${JSON.stringify(signIn)}\n`, () => process.exit(0));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
