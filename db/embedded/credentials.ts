import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/errors";

const clusterFileSchema = z.object({
  /** Where Postgres keeps its cluster: not always inside the data folder. */
  folder: z.string(),
  passwords: z.object({
    postgres: z.string(),
    reims_owner: z.string(),
    reims_app: z.string(),
    reims_system: z.string(),
  }),
});
export type ClusterFile = z.infer<typeof clusterFileSchema>;
export type Passwords = ClusterFile["passwords"];

function pathIn(home: string): string {
  return join(home, "postgres.json");
}

/** Null when this data folder has had no Postgres yet. */
export function readClusterFile(home: string): ClusterFile | null {
  let text: string;
  try {
    text = readFileSync(pathIn(home), "utf8");
  } catch {
    return null;
  }
  try {
    return clusterFileSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError(
      "cluster_file",
      `${pathIn(home)} cannot be read. It holds the passwords of the embedded Postgres: put it back, or remove the folder ${home} to start from nothing.`,
      { cause: error },
    );
  }
}

export function writeClusterFile(home: string, file: ClusterFile): void {
  const unfinished = `${pathIn(home)}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, pathIn(home));
}

export function newPasswords(): Passwords {
  return {
    postgres: newSecret(),
    reims_owner: newSecret(),
    reims_app: newSecret(),
    reims_system: newSecret(),
  };
}

/** 256 bits; only letters, digits, `-` and `_`, so that it can stand in an address or a quoted string. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
