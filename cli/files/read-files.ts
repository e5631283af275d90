import { availableParallelism } from "node:os";
import { createReaderPool, type ReaderPool } from "@/lib/engines/reader-pool";
import { DocumentError } from "@/lib/errors";
import { compareDocuments } from "@/lib/facts/document-order";
import type { ReadDocument } from "@/lib/proof/proof";
import { compareFileErrors, type FileError } from "@/lib/report/file-error";
import type { Progress } from "../progress";
import { displayNames } from "./display-names";
import { type FoundFile, findFiles } from "./find-files";
import { loadFile } from "./load-file";

export interface FilesRead {
  /** Ordered by what they say. */
  documents: ReadDocument[];
  /** Ordered by what is wrong. */
  errors: FileError[];
}

/** Each reader may hold a whole document in memory; more of them than this would rather starve each other. */
const MOST_READERS = 8;

/** Reads and proves every file that the arguments name, as many at a time as there are cores. */
export async function readFiles(args: readonly string[], progress: Progress): Promise<FilesRead> {
  const files = await findFiles(args);
  const names = displayNames(files.map(({ path }) => path));
  const queue = files.map((file, index) => ({ ...file, name: names[index] ?? file.path }));
  const read: FilesRead = { documents: [], errors: [] };
  const size = Math.max(1, Math.min(MOST_READERS, availableParallelism(), queue.length));
  const pool = createReaderPool({ size });
  progress.start("Reading", queue.length);
  try {
    await Promise.all(Array.from({ length: size }, () => work(queue, pool, read, progress)));
  } finally {
    pool.close();
    progress.stop();
  }
  read.documents.sort(compareDocuments);
  read.errors.sort(compareFileErrors);
  return read;
}

async function work(
  queue: NamedFile[],
  pool: ReaderPool,
  read: FilesRead,
  progress: Progress,
): Promise<void> {
  for (let file = queue.shift(); file; file = queue.shift()) {
    const result = await readFile(file, pool);
    if ("code" in result) read.errors.push(result);
    else read.documents.push(result);
    progress.advance();
  }
}

type NamedFile = FoundFile & { name: string };

async function readFile(file: NamedFile, pool: ReaderPool): Promise<ReadDocument | FileError> {
  let sha256: string | null = null;
  try {
    if (file.error) throw file.error;
    const loaded = await loadFile(file.path);
    sha256 = loaded.sha256;
    return { ...(await pool.read(loaded.bytes)), file: file.name, sha256: loaded.sha256 };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { file: file.name, sha256, code: error.code, message: error.message };
  }
}
