import { open, stat } from "node:fs/promises";
import { checkFileSize } from "@/lib/engines/intake";
import { sha256Of } from "@/lib/engines/sha256";
import { DocumentError } from "@/lib/errors";
import { documentError } from "./find-files";

export interface LoadedFile {
  bytes: Uint8Array;
  sha256: string;
}

/** The bytes of a file. One that is too large is refused by its size, before any of it is in memory. */
export async function loadFile(path: string): Promise<LoadedFile> {
  const bytes = await readBytes(path).catch((error: unknown) => {
    throw error instanceof DocumentError ? error : documentError(error);
  });
  return { bytes, sha256: sha256Of(bytes) };
}

async function readBytes(path: string): Promise<Uint8Array> {
  const entry = await stat(path); // before opening: opening a pipe would wait for a writer
  if (!entry.isFile()) throw new DocumentError("file_unreadable", "This is not a regular file.");
  checkFileSize(entry.size);
  const handle = await open(path, "r");
  try {
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}
