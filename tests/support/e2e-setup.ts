import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { ensureBundles } from "../../scripts/bundle.mjs";

/** The system as `npm start` runs it, on a data folder of its own. */
export interface RunningSystem {
  baseUrl: string;
  dataDir: string;
  /** Of the sample portfolio: two landlords, one password. */
  password: string;
  landlords: { name: string; slug: string; email: string }[];
}

declare module "vitest" {
  interface ProvidedContext {
    system: RunningSystem;
  }
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** A build on two busy cores, Postgres, and eighty prints of the sample portfolio. */
const START_MS = 600_000;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBundles();
  const dataDir = mkdtempSync(join(tmpdir(), "reims-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), REIMS_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await running(child);
  const sample = JSON.parse(readFileSync(join(dataDir, "sample.json"), "utf8"));
  project.provide("system", {
    baseUrl: `http://localhost:${port}`,
    dataDir,
    password: sample.password,
    landlords: sample.organizations,
  });
  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  };
}

function running(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`npm start took too long.\n${said}`)), START_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes("REIMS is running")) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`npm start ended with ${code}.\n${said}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject()));
    });
  });
}
