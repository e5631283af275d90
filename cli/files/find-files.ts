import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DocumentError } from "@/lib/errors";

/** A path to read, or why there is nothing to read at it. */
export interface FoundFile {
  path: string;
  error: DocumentError | null;
}

/**
 * The files that the arguments name: a folder stands for every `.pdf` below it (hidden folders left out), a file for
 * itself whatever its name. The same file named twice is found once. Ordered by path.
 */
export async function findFiles(args: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const arg of args) found.push(...(await findAt(resolve(arg))));
  return (await withoutRepeats(found)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function findAt(path: string): Promise<FoundFile[]> {
  const entry = await stat(path).catch((error: unknown) => documentError(error));
  if (entry instanceof DocumentError) return [{ path, error: entry }];
  if (!entry.isDirectory()) return [{ path, error: null }];
  const found = await findBelow(path, new Set());
  if (found.length > 0) return found;
  return [{ path, error: new DocumentError("file_not_found", "There is no PDF file in this folder.") }];
}

/** `seen` holds the real paths of the folders above, so that a link to one of them ends the walk. */
async function findBelow(folder: string, seen: ReadonlySet<string>): Promise<FoundFile[]> {
  let entries: Dirent[];
  let real: string;
  try {
    real = await realpath(folder);
    if (seen.has(real)) return [];
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return [{ path: folder, error: documentError(error) }];
  }
  const below = new Set(seen).add(real);
  const found: FoundFile[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (await isFolder(entry, path)) found.push(...(await findBelow(path, below)));
    else if (/\.pdf$/i.test(entry.name)) found.push({ path, error: null });
  }
  return found;
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return stat(path).then(
    (target) => target.isDirectory(),
    () => false,
  );
}

async function withoutRepeats(found: readonly FoundFile[]): Promise<FoundFile[]> {
  const byRealPath = new Map<string, FoundFile>();
  for (const file of found) {
    const real = await realpath(file.path).catch(() => file.path);
    const other = byRealPath.get(real);
    if (!other || file.path < other.path) byRealPath.set(real, file);
  }
  return [...byRealPath.values()];
}

/** What the file system refused, in our words. */
export function documentError(error: unknown): DocumentError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code === "ENOENT" || code === "ENOTDIR")
    return new DocumentError("file_not_found", "There is no such file.");
  if (code === "EACCES" || code === "EPERM") {
    return new DocumentError("file_unreadable", "You do not have permission to read this file.");
  }
  return new DocumentError("file_unreadable", `The file could not be read from the disk (${code}).`);
}
