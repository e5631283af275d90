import { type ChildProcess, fork } from "node:child_process";

/** A process that is killed without warning, and started again at once. */
export class Killable {
  #child: ChildProcess | null = null;
  readonly #start: () => ChildProcess;

  constructor(file: string, args: readonly string[], environment: Record<string, string>) {
    this.#start = () =>
      fork(file, [...args], {
        env: { PATH: process.env.PATH, NODE_ENV: "production", ...environment },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
  }

  start(): void {
    this.#child = this.#start();
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) throw new Error("The process ended before it was killed.");
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  async restart(): Promise<void> {
    await this.kill();
    this.start();
  }
}
