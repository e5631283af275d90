import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "@/cli/main";

const bin = fileURLToPath(new URL("../../cli/bin.mjs", import.meta.url));

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the real command line as a process of its own, standard output a pipe. */
export function reims(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return run(process.execPath, [bin, ...args], env);
}

/** The same with its standard output piped into a shell command, whose output and exit code these are. */
export function reimsInto(command: string, args: readonly string[]): Promise<Ended> {
  return run("sh", ["-c", `"$0" "$@" | ${command}`, process.execPath, bin, ...args], {});
}

function run(program: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const options = {
    env: { ...process.env, NO_COLOR: "1", ...env },
    maxBuffer: 1 << 28,
    encoding: "utf8",
  } as const;
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

/** The same in this process, for what needs no reader: a hundred times faster. */
export async function reimsHere(args: readonly string[]): Promise<Ended> {
  const written = { stdout: "", stderr: "" };
  const code = await runCommandLine(args, {
    width: 100,
    hasColour: false,
    isWatched: false,
    print: async (text) => {
      written.stdout += text;
    },
    note: (text) => {
      written.stderr += text;
    },
  });
  return { code, ...written };
}

/** A new empty folder of the system's temporary files. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "reims-test-"));
}
