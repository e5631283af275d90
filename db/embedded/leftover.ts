import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const STOP_MS = 20_000;

/**
 * Clears what a hard kill left in a cluster's folder: a server that still runs is stopped in order, a note of one that is
 * gone is removed. Only for a folder whose owner we know to be gone.
 */
export async function clearLeftover(data: string): Promise<void> {
  const note = join(data, "postmaster.pid");
  const pid = readPid(note);
  if (pid === null) return;
  if (isServerOf(pid, data)) await stopServer(pid);
  // The number may belong to another program by now, and then Postgres would not start.
  rmSync(note, { force: true });
}

/** Fast shutdown first, which rolls back what is open; then harder, for a server that does not answer. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", STOP_MS],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    signalTo(pid, signal);
    if (await isGoneWithin(pid, patienceMs)) return;
  }
}

function readPid(note: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(note, "utf8"), 10);
    return pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

function isServerOf(pid: number, data: string): boolean {
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(data);
}

/** The command line of a running process; empty when there is none. */
function commandOf(pid: number): string {
  if (process.platform === "win32") return "";
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" });
  } catch {
    return "";
  }
}

async function isGoneWithin(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (!signalTo(pid, 0)) return true;
    await sleep(50);
  }
  return false;
}

/** False when there is no such process. */
function signalTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal) && !isZombie(pid);
  } catch {
    return false;
  }
}

/** Dead, but not yet collected by its parent: containers without an init process keep such entries. */
function isZombie(pid: number): boolean {
  return process.platform === "linux" && commandOf(pid) === "";
}
