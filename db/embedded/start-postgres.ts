import { createServer } from "node:net";
import { resolve } from "node:path";
import postgres from "postgres";
import { dataFolder, ensureCluster, type Server, startServer } from "./cluster";
import { newPasswords, type Passwords, readClusterFile, writeClusterFile } from "./credentials";
import { findPlace } from "./place";
import { ensureDatabase } from "./roles";

export interface EmbeddedPostgres extends Server {
  port: number;
  /** The folder of the cluster. */
  data: string;
  /** Address of a role in a database of this server. */
  url(role: keyof Passwords, database?: string): string;
}

export interface StartOptions {
  /** Folder that keeps the record and, where it can, the cluster. */
  home: string;
  /** Kept when a dead server is started again, so that addresses given out stay true. */
  port?: number;
  /** Where the cluster goes when the user that Postgres runs as cannot reach `home`. */
  outside?: string;
  /** For tests: nothing has to survive. */
  isThrowaway?: boolean;
}

/** Brings up the Postgres of a data folder: made on first use, healed after a hard kill, roles and database in place. */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const home = resolve(options.home);
  const known = readClusterFile(home);
  const place = findPlace(home, known?.folder ?? null, options.outside);
  const data = dataFolder(place);
  const passwords = known?.passwords ?? newPasswords();
  // Before the cluster: one without its passwords would be lost.
  if (!known) writeClusterFile(home, { folder: place.folder, passwords });
  await ensureCluster(place, passwords.postgres, options.isThrowaway ? ["--no-sync"] : []);
  const port = options.port ?? (await freePort());
  const url = (role: keyof Passwords, database = "reims") =>
    `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
  const adminUrl = url("postgres", "postgres");
  const settings = options.isThrowaway ? THROWAWAY : {};
  const server = await startServer(place, port, () => answers(adminUrl), settings);
  await ensureDatabase(adminUrl, passwords);
  return { ...server, port, data, url };
}

const THROWAWAY = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/** A port of loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolvePort(address.port) : reject(address),
      );
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
