import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";

const READY_MS = 60_000;

/** Waits until the server says that everything it needs is there. */
export async function waitUntilReady(port: number, signal: AbortSignal): Promise<void> {
  const address = `http://127.0.0.1:${port}/api/health/ready`;
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (signal.aborted) return;
    if (await isReady(address)) return;
    await sleep(200);
  }
  throw new AppError("not_ready", `The server did not become ready within a minute; ${address} says why.`);
}

async function isReady(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
