import { open as openFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { storageFull } from "./store-errors";

export type OpenFile = typeof openFile;

/** Out of space, or over a quota: both are for the operator to mend, and neither is a bug. */
const NO_ROOM = new Set(["ENOSPC", "EDQUOT"]);

/** Written beside, flushed, then named: whoever looks, and whenever the power fails, sees all of the file or none. */
export async function writeDurably({
  path,
  incoming,
  bytes,
  open = openFile,
}: {
  path: string;
  /** A name not yet taken on the same file system. */
  incoming: string;
  bytes: Uint8Array;
  open?: OpenFile | undefined;
}): Promise<void> {
  try {
    const file = await open(incoming, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(incoming, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(incoming, { force: true });
    throw isOneOf(error, NO_ROOM) ? storageFull(error) : error;
  }
}

export function isMissing(error: unknown): boolean {
  return isOneOf(error, new Set(["ENOENT", "ENOTDIR"]));
}

function isOneOf(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof Error && "code" in error && codes.has(String(error.code));
}

/** A rename is durable only when the folder is flushed, too; Windows keeps its own books and refuses. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await openFile(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
