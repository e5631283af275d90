import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readClusterFile } from "@/db/embedded/credentials";

/** What runs under the launcher, by what its command line holds. */
export const PARTS = { web: "serve-next.mjs", executor: "executor.mjs", postgres: "postgres" } as const;
export type Part = keyof typeof PARTS;

/** A first start builds the pages. */
const START_MS = 10 * 60_000;
const STOP_MS = 30_000;

/** The system as `npm start` runs it, without npm: built, on a data folder and a port of its own. */
export class RunningSystem {
  readonly dataDir = mkdtempSync(join(tmpdir(), "reims-system-"));
  readonly address: string;
  /** What the launcher printed, for when something is wrong. */
  said = "";
  readonly #port: number;
  #launcher: ChildProcess | null = null;
  /** Parts whose launcher was killed: they should be gone soon. */
  #left: number[] = [];

  constructor(port: number) {
    this.#port = port;
    this.address = `http://127.0.0.1:${port}`;
    // The sample portfolio counts as loaded: it would only keep the machine busy.
    const sample = { email: "nobody@example.com", password: "none", organizations: [] };
    writeFileSync(join(this.dataDir, "sample.json"), JSON.stringify(sample));
  }

  get isRunning(): boolean {
    return this.#launcher !== null && this.#launcher.exitCode === null && this.#launcher.signalCode === null;
  }

  /** Resolves once the launcher says that all of it is there. */
  async start(): Promise<void> {
    const { PATH, HOME } = process.env;
    const launcher = spawn(process.execPath, ["scripts/start.mjs"], {
      env: { NODE_ENV: "production", PATH, HOME, REIMS_DATA_DIR: this.dataDir, PORT: String(this.#port) },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#launcher = launcher;
    let printed = "";
    for (const stream of [launcher.stdout, launcher.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        this.said = (this.said + text).slice(-20_000);
      });
    const deadline = Date.now() + START_MS;
    while (!printed.includes("REIMS is running")) {
      if (!this.isRunning) throw new Error(`The system did not start:\n${printed}`);
      if (Date.now() > deadline) throw new Error(`The system did not start in time:\n${printed}`);
      await sleep(50);
    }
  }

  /** Process ids of a part; more than one only where a dying and a new one overlap. */
  pidsOf(part: Part): number[] {
    const launcher = this.#launcher?.pid;
    return processes()
      .filter(({ parent, command }) => parent === launcher && command.includes(PARTS[part]))
      .map(({ pid }) => pid);
  }

  /** SIGKILL, as a machine out of memory would. False when there was nothing to kill. */
  killPart(part: Part): boolean {
    const pids = this.pidsOf(part);
    for (const pid of pids) kill(pid);
    return pids.length > 0;
  }

  /** The launcher alone, whose parts then end by themselves or are found by the next start; or everything at once. */
  async killLauncher({ withParts }: { withParts: boolean }): Promise<void> {
    const launcher = this.#launcher;
    if (!launcher?.pid) return;
    const parts = (Object.keys(PARTS) as Part[]).flatMap((part) => this.pidsOf(part));
    const gone = this.isRunning ? new Promise((resolve) => launcher.once("exit", resolve)) : null;
    for (const pid of [launcher.pid, ...(withParts ? parts : [])]) kill(pid);
    if (!withParts) this.#left.push(...parts);
    await gone;
  }

  /** As Ctrl-C does. */
  async stop(): Promise<void> {
    const launcher = this.#launcher;
    if (!launcher?.pid || !this.isRunning) return;
    const gone = new Promise((resolve) => launcher.once("exit", resolve));
    launcher.kill("SIGTERM");
    if ((await Promise.race([gone, sleep(STOP_MS, "late", { ref: false })])) === "late")
      await this.killLauncher({ withParts: true });
  }

  /** Parts that outlived a killed launcher although another one runs by now, by their command lines. */
  outlived(): string[] {
    const left = new Set(this.#left);
    return processes()
      .filter(({ pid, command }) => left.has(pid) && isPart(command))
      .map(({ command }) => command);
  }

  /** Stops it and removes all that it kept. */
  async remove(): Promise<void> {
    await this.stop();
    for (const { pid, command } of processes()) if (this.#left.includes(pid) && isPart(command)) kill(pid);
    // For root, the cluster is where the user that Postgres runs as can reach it.
    const folder = readClusterFile(this.dataDir)?.folder;
    if (folder) rmSync(folder, { recursive: true, force: true });
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Bytes of memory that a part holds. */
  memoryOf(part: Part): number {
    const [pid] = this.pidsOf(part);
    if (pid === undefined) return 0;
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
  }
}

function processes(): { pid: number; parent: number; command: string }[] {
  const printed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], {
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  });
  return printed.split("\n").flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && parent && command ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

function isPart(command: string): boolean {
  return Object.values(PARTS).some((name) => command.includes(name));
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It was gone already.
  }
}
