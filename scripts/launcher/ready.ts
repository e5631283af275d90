import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";

const READY_MS = 60_000;
/** A server that comes up on a busy machine may take a question and never answer it: then it is asked again. */
const ANSWER_MS = 5_000;

/** Waits until the server says that everything it needs is there. */
export async function waitUntilReady(port: number, signal: AbortSignal, answerMs = ANSWER_MS): Promise<void> {
  const address = `http://127.0.0.1:${port}/api/health/ready`;
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (signal.aborted) return;
    if (await isReady(address, answerMs)) return;
    await sleep(200);
  }
  throw new AppError("not_ready", `The server did not become ready within a minute; ${address} says why.`);
}

/** A connection of its own and a timer that nothing can collect: whatever the server does, this ends. */
function isReady(address: string, answerMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(address, { agent: false }, (response) => {
      response.resume();
      response.once("close", () => resolve(response.complete && response.statusCode === 200));
    });
    const tooLate = setTimeout(() => request.destroy(), answerMs);
    request.once("error", () => resolve(false));
    request.once("close", () => {
      clearTimeout(tooLate);
      resolve(false); // nothing, where an answer has come
    });
  });
}
