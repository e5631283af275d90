import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { ensureBundle, ensureBundles } from "../../scripts/bundle.mjs";

export interface TestServer {
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  systemUrl: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One migrated Postgres for the run; only test files that ask for a database make vitest come here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBundles();
  await ensureBundle({ entry: "tests/support/database-server.ts", output: "test-database.mjs" });
  const child = fork(fileURLToPath(new URL("../../build/test-database.mjs", import.meta.url)), {
    detached: true,
  });
  const answer = await new Promise<TestServer | { error: string }>((resolve) => {
    child.once("message", (message) => resolve(message as TestServer | { error: string }));
    child.once("exit", (code) => resolve({ error: `The test database ended with ${code}.` }));
  });
  if ("error" in answer) throw new Error(answer.error);
  project.provide("testServer", answer);
  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.disconnect();
    await gone;
  };
}
