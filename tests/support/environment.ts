import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedFile, embeddedFilePath } from "@/lib/env";
import type { TestDatabase } from "./database";

/** Secrets of tests: known to everybody, and therefore of no use anywhere else. */
const secretOf = (use: string) => `${use}-0123456789-abcdefghijklmnopqrstuvw`;

/**
 * Makes this process an embedded installation of its own, with `database` and a data folder made for it. To be called before
 * anything asks for `env()`, which is read once.
 */
export function useTestEnvironment(
  database: Pick<TestDatabase, "appUrl" | "systemUrl" | "ownerUrl">,
  variables: Readonly<Record<string, string>> = {},
  changes: Partial<EmbeddedFile> = {},
): { dataDir: string } {
  const dataDir = mkdtempSync(join(tmpdir(), "reims-data-"));
  const file: EmbeddedFile = {
    databaseAppUrl: database.appUrl,
    databaseSystemUrl: database.systemUrl,
    databaseOwnerUrl: database.ownerUrl,
    executorUrl: "http://127.0.0.1:9",
    authSecret: secretOf("auth"),
    tokenSecret: secretOf("token"),
    objectUrlSecret: secretOf("objects"),
    eventKey: secretOf("event"),
    signingKey: secretOf("signing"),
    serverActionsKey: secretOf("actions"),
    ...changes,
  };
  writeFileSync(embeddedFilePath(dataDir), JSON.stringify(file));
  delete process.env.DATABASE_URL;
  Object.assign(process.env, { REIMS_DATA_DIR: dataDir }, variables);
  return { dataDir };
}
