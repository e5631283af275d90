import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import { programPath } from "./binaries";
import { clearLeftover, stopServer } from "./leftover";
import type { Place } from "./place";

/** Fits a machine with little memory. What was committed survives a power cut: fsync stays on. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  shared_buffers: "96MB",
  huge_pages: "off",
  max_wal_size: "512MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  lc_messages: "C",
  // Statements and row values stay out of the log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

const START_MS = 60_000;
/** Backends of a killed server take a moment to notice; until then their memory keeps the next one out. */
const STILL_IN_USE = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;
const KEPT_LINES = 40;

export interface Server {
  pid: number;
  /** Resolves when the process is gone, with the last lines it wrote. */
  exited: Promise<string[]>;
  stop(): Promise<void>;
}

export function dataFolder(place: Place): string {
  return join(place.folder, "data");
}

/** Makes the cluster unless it is there. An attempt that was cut short leaves nothing that counts. */
export async function ensureCluster(place: Place, superuserPassword: string, flags: string[] = []) {
  const data = dataFolder(place);
  if (existsSync(join(data, "PG_VERSION"))) return;
  const unfinished = `${data}.unfinished`;
  const passwordFile = join(place.folder, "password");
  rmSync(unfinished, { recursive: true, force: true });
  try {
    writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
    if (place.operator) chownSync(passwordFile, place.operator.uid, place.operator.gid);
    const child = run(place, "initdb", [
      `--pgdata=${unfinished}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Order and case by code point, whatever locales the machine has.
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      ...flags,
    ]);
    const lines = keepLines(child);
    if ((await exitCode(child)) !== 0) throw failure("could not make its folder", lines);
    renameSync(unfinished, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Starts the server of `place` and waits until `isReady` says that it answers. */
export async function startServer(
  place: Place,
  port: number,
  isReady: () => Promise<boolean>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  await clearLeftover(dataFolder(place));
  const deadline = Date.now() + START_MS;
  for (;;) {
    const attempt = launch(place, port, settings);
    const lines = await firstOf(attempt, isReady, deadline);
    if (lines === null) return attempt;
    if (!lines.some((line) => STILL_IN_USE.test(line)) || Date.now() > deadline)
      throw failure("did not start", lines);
    await sleep(250);
  }
}

/** Null once ready; the last lines when it ended, or did not come up in time. */
async function firstOf(server: Server, isReady: () => Promise<boolean>, deadline: number) {
  let ended: string[] | null = null;
  void server.exited.then((lines) => {
    ended = lines;
  });
  while (Date.now() < deadline) {
    if (ended !== null) return ended;
    if (await isReady()) return null;
    await sleep(40);
  }
  await server.stop();
  return server.exited;
}

function launch(place: Place, port: number, settings: Readonly<Record<string, string>>): Server {
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
  const child = run(place, "postgres", ["-D", dataFolder(place), "-p", String(port), ...options]);
  const lines = keepLines(child);
  const exited = exitCode(child).then(() => lines);
  return {
    pid: child.pid ?? 0,
    exited,
    async stop() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        await stopServer(child.pid);
      await exited;
    },
  };
}

/** In a process group of its own: Ctrl-C is for whoever started us, who stops things in order. */
function run(place: Place, program: "initdb" | "postgres", args: string[]): ChildProcess {
  return spawn(programPath(place.programs, program), args, {
    cwd: place.folder,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(),
    ...place.operator,
  });
}

/** Nothing of ours: PGOPTIONS or PGDATA of the person who starts us would be obeyed. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot, TEMP } = process.env;
  return { NODE_ENV: "production", PATH, TMPDIR, SystemRoot, TEMP, LC_ALL: "C", TZ: "UTC" };
}

function keepLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      lines.push(...text.split("\n").filter((line) => line.trim() !== ""));
      lines.splice(0, lines.length - KEPT_LINES);
    });
  }
  return lines;
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function failure(what: string, lines: string[]): AppError {
  if (lines.some((line) => FULL.test(line))) return diskFull();
  return new AppError("postgres_failed", `The embedded Postgres ${what}: ${reasonIn(lines)}`);
}

/** The line of a server's or initdb's last words that says why. */
export function reasonIn(lines: readonly string[]): string {
  if (lines.some((line) => FULL.test(line))) return "the disk is full";
  const telling = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1);
  return telling?.trim() ?? "no reason given";
}

const FULL = /No space left on device|ENOSPC/i;

export function diskFull(): AppError {
  return new AppError("disk_full", "The disk is full. Make room, then start REIMS again; nothing was lost.");
}
