import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";

/** Both addresses that `localhost` may mean. */
export const LOOPBACK = ["127.0.0.1", "::1"] as const;

const LOOK_AGAIN_MS = 100;

/** Throws when something else answers on the port, or holds it, and does so for as long as `patienceMs`. */
export async function assertPortFree(port: number, patienceMs = 0): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (await isTaken(port)) {
    if (Date.now() >= deadline)
      throw new AppError(
        "port_in_use",
        `Port ${port} is in use by another program. Stop it, or choose another: PORT=${port === 3000 ? 3001 : 3000} npm start`,
      );
    await sleep(LOOK_AGAIN_MS);
  }
}

async function isTaken(port: number): Promise<boolean> {
  for (const host of LOOPBACK) {
    // Some systems let a second program listen beside one that listens everywhere.
    if ((await answers(host, port)) || (await isHeld(host, port))) return true;
  }
  return false;
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (isAnswered: boolean) => {
      socket.destroy();
      resolve(isAnswered);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}

/** A machine without IPv6 does not hold the port there. */
function isHeld(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EACCES")
        reject(
          new AppError("port_forbidden", `Port ${port} may not be used by this user; choose one above 1023.`),
        );
      else resolve(error.code === "EADDRINUSE");
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(false)));
  });
}
