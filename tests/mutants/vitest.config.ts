import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Apart from the other tests: minutes of work, for whoever changes a wall or a check of one. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["tests/mutants/**/*.test.ts"],
    globalSetup: ["tests/support/database-setup.ts"],
    pool: "forks",
    testTimeout: 120_000,
    maxConcurrency: 4,
    reporters: ["default"],
    // Hundreds of them: one line for the file is enough.
    slowTestThreshold: 120_000,
  },
});
