import { closeSync, mkdirSync, openSync, rmSync, statSync, utimesSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const HEARTBEAT_MS = 2_000;
/** Several missed heartbeats: whoever held the lock is gone. Process ids would lie between containers. */
const STALE_MS = 15_000;

/** Runs `work` while holding the lock file; waits for another holder first. `onWait` is called once when it has to. */
export async function withFileLock(path, work, onWait) {
  await acquire(path, onWait);
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  }
}

async function acquire(path, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  for (let isFirst = true; ; isFirst = false) {
    if (tryCreate(path)) return;
    if (ageMs(path) > STALE_MS) {
      rmSync(path, { force: true });
      continue;
    }
    if (isFirst) onWait();
    await sleep(250);
  }
}

function tryCreate(path) {
  try {
    closeSync(openSync(path, "wx"));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0; // released between the two looks
  }
}

function touch(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // taken away by someone who thought it stale: the work goes on, the lock was only a courtesy
  }
}
