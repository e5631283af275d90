import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { AppError } from "@/lib/errors";

const PROBE_MS = 3_000;

interface Holder {
  /** Where the holder answers with its token: a process id would lie after a restart or between containers. */
  port: number;
  token: string;
  url: string;
}

/** Makes us the only REIMS of a data folder, or throws with the address of the one that is. Freed by our death. */
export async function lockFolder(dataDir: string, url: string): Promise<() => void> {
  const path = join(dataDir, "running.json");
  const token = randomUUID();
  const server = await answerWith(token);
  const release = () => {
    if (readHolder(path)?.token === token) rmSync(path, { force: true });
    server.close();
  };
  try {
    await take(path, { port: portOf(server), token, url });
  } catch (error) {
    server.close();
    throw error;
  }
  return release;
}

/** True while a launcher runs, and after one that was killed: it could not take its note away. */
export function hasNote(dataDir: string): boolean {
  return readHolder(join(dataDir, "running.json")) !== null;
}

async function take(path: string, holder: Holder): Promise<void> {
  while (!tryCreate(path, holder)) {
    const other = readHolder(path);
    if (other !== null && (await isAlive(other))) {
      throw new AppError("already_running", `REIMS is already running with this data folder: ${other.url}`);
    }
    removeIfStill(path, other?.token);
  }
}

/** Appears whole or not at all: a half-written note would look abandoned. */
function tryCreate(path: string, holder: Holder): boolean {
  const written = `${path}.${holder.token}`;
  writeFileSync(written, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(written, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(written, { force: true });
  }
}

/** Two may find the same abandoned note; the slower one must not take away what the faster has just written. */
function removeIfStill(path: string, token: string | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (readHolder(aside)?.token !== token) linkSync(aside, path);
  } catch {
    // someone else was faster with all of it
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

async function isAlive({ port, token }: Holder): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(PROBE_MS) });
    return (await answer.text()) === token;
  } catch {
    return false;
  }
}

function answerWith(token: string): Promise<Server> {
  const server = createServer((_request, response) => response.setHeader("Connection", "close").end(token));
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The lock has no port.");
  return address.port;
}
