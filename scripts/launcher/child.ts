import { fork } from "node:child_process";
import type { Running } from "./supervise";

const STOP_MS = 10_000;

export interface Child {
  script: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Runs a script that ends when our side of its channel closes, so that nothing outlives a launcher that was killed. Apart
 * from Ctrl-C, which is for us: what it prints goes to standard error.
 */
export async function startChild({ script, env }: Child): Promise<Running> {
  const child = fork(script, {
    env,
    execArgv: [],
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.pipe(process.stderr, { end: false });
  const exited = new Promise<string[]>((resolve) => {
    child.once("error", (error) => resolve([error.message]));
    child.once("close", (code, signal) => resolve([signal ?? `exit code ${code}`]));
  });
  return {
    exited,
    async stop() {
      const harder = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      child.kill("SIGTERM");
      await exited;
      clearTimeout(harder);
    },
  };
}
