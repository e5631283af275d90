import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const scriptName = "reader-worker.mjs";

/** Absolute path of the bundled reader: beside this file when it is bundled too, else in the project's build folder. */
export function findReaderScript(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, scriptName);
  if (existsSync(beside)) return beside;
  const root = findProject(here) ?? findProject(process.cwd());
  const built = root === null ? null : join(root, "build", scriptName);
  if (built !== null && existsSync(built)) return built;
  throw new Error(`build/${scriptName} is missing. Run: node scripts/bundle.mjs`);
}

function findProject(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "reims") return folder;
    if (folder === dirname(folder)) return null;
  }
}
