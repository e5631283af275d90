import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
const shared = { testTimeout: 30_000 };

/** A project's global setup runs only when one of its files does: nobody waits for a database they do not use. */
export default defineConfig({
  resolve: { alias },
  test: {
    reporters: ["default"],
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          globalSetup: ["tests/support/bundles.ts"],
          // Tests share no state but what modules keep, and a module for every file costs more than the tests themselves.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "processes",
          include: ["tests/processes/**/*.test.ts"],
          globalSetup: ["tests/support/bundles.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "database",
          include: ["tests/{db,isolation,jobs,http,conformance}/**/*.test.ts"],
          globalSetup: ["tests/support/database-setup.ts"],
          // Pools and the environment are read once a process: each file gets its own.
          pool: "forks",
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/e2e-setup.ts"],
          // One system and one browser at a time: what is measured is measured alone.
          pool: "forks",
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
