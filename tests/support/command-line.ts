import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../cli/bin.mjs", import.meta.url));

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the real command line as a process of its own, standard output a pipe. */
export function reims(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const options = {
    env: { ...process.env, NO_COLOR: "1", ...env },
    maxBuffer: 1 << 28,
    encoding: "utf8",
  } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

/** A new empty folder of the system's temporary files. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "reims-test-"));
}
