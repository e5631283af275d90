import { execFileSync } from "node:child_process";

const LOOK_MS = 1_000;

/**
 * Calls back when the npm that started us is gone. It runs us through a shell, and a signal meant to stop us ends there.
 * Without npm nothing is watched: a program started in the background outlives its terminal on purpose.
 */
export function onNpmGone(callBack: () => void): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === null || isAlive(npm))) return;
    clearInterval(timer);
    callBack();
  }, LOOK_MS);
  timer.unref();
}

function parentOf(pid: number): number | null {
  try {
    const found = Number(
      execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }),
    );
    return found > 1 ? found : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
