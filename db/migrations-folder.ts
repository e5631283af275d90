import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's `drizzle` folder, from a source file, a bundle in `build` or the built server. */
export function migrationsFolder(): string {
  const folder = above(dirname(fileURLToPath(import.meta.url))) ?? above(process.cwd());
  if (folder === null) throw new Error("The folder drizzle, which holds the migrations, is missing.");
  return folder;
}

function above(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "drizzle");
    if (existsSync(join(candidate, "meta", "_journal.json"))) return candidate;
    if (folder === dirname(folder)) return null;
  }
}
