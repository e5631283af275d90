import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";

/** Runs `main` of a TypeScript entry, after whatever it takes: the packages, a fresh bundle. Resolves with its exit code. */
export async function runBundled({ entry, output, others = [], needsDevelopment = false }) {
  process.chdir(projectRoot);
  try {
    await ensureInstalled({ needsDevelopment });
    const { endBundler, ensureBundle, ensureBundles } = await import("./bundle.mjs");
    await Promise.all([ensureBundles(), ...[{ entry, output }, ...others].map(ensureBundle)]);
    await endBundler();
    const { main } = await import(pathToFileURL(join(projectRoot, "build", output)).href);
    return await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
