import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";

/** The command line's module, after whatever it takes to have it: the packages, the bundles. */
export async function loadCommandLine() {
  await ensureInstalled();
  const { ensureBundles } = await import("./bundle.mjs");
  await ensureBundles();
  return import(pathToFileURL(join(projectRoot, "build", "reims.mjs")).href);
}
