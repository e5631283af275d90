import { execFile } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/errors";

const LOAD_MS = 5 * 60_000;

/** What the sample portfolio says of itself once it is loaded: the demo sign-in of this installation. */
const signInSchema = z.object({
  email: z.string(),
  password: z.string(),
  organizations: z.array(z.object({ name: z.string(), slug: z.string(), email: z.string() })),
});
export type DemoSignIn = z.infer<typeof signInSchema>;

export function readDemoSignIn(dataDir: string): DemoSignIn | null {
  try {
    return signInSchema.parse(JSON.parse(readFileSync(samplePath(dataDir), "utf8")));
  } catch {
    return null;
  }
}

/** Loads the sample portfolio into the running system, once in the life of a data folder. */
export async function loadSampleOnce(dataDir: string, script: string, env: NodeJS.ProcessEnv) {
  const known = readDemoSignIn(dataDir);
  if (known) return known;
  const printed = await run(script, env);
  const signIn = signInSchema.parse(JSON.parse(printed));
  const unfinished = `${samplePath(dataDir)}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(signIn, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, samplePath(dataDir));
  return signIn;
}

function run(script: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script], { env, timeout: LOAD_MS }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = stderr.trim().split("\n").at(-1) ?? error.message;
      reject(new AppError("sample_failed", `The sample portfolio could not be loaded: ${reason}`));
    });
  });
}

function samplePath(dataDir: string): string {
  return join(dataDir, "sample.json");
}
