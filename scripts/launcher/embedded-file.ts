import { randomBytes } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { newSecret } from "@/db/embedded/credentials";
import { type EmbeddedFile, embeddedFilePath, readEmbeddedFile } from "@/lib/env";

type Addresses = Pick<
  EmbeddedFile,
  "databaseAppUrl" | "databaseSystemUrl" | "databaseOwnerUrl" | "executorUrl"
>;

/** The addresses of this start beside the secrets of the first one, which sessions and signed links depend on. */
export function withSecrets(dataDir: string, addresses: Addresses): EmbeddedFile {
  return { ...(readSecrets(dataDir) ?? newSecrets()), ...addresses };
}

export function writeEmbeddedFile(dataDir: string, file: EmbeddedFile): void {
  const path = embeddedFilePath(dataDir);
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}

function readSecrets(dataDir: string): EmbeddedFile | null {
  try {
    return readEmbeddedFile(dataDir);
  } catch {
    return null; // the first start
  }
}

function newSecrets() {
  return {
    authSecret: newSecret(),
    tokenSecret: newSecret(),
    objectUrlSecret: newSecret(),
    eventKey: newSecret(),
    signingKey: newSecret(),
    // An AES key, in the form Next takes it.
    serverActionsKey: randomBytes(32).toString("base64"),
  };
}
