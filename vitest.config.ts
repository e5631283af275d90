import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/bundles.ts"],
    // Tests share no state but what modules keep, and a module for every file costs more than the tests themselves.
    isolate: false,
    testTimeout: 30_000,
    reporters: ["default"],
  },
});
