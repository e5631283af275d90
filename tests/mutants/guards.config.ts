import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { guardMutants } from "../../scripts/mutated-guards.mjs";

/** Which guard is taken out; none for the run that shows the tests to hold without. */
const mutant = guardMutants[Number(process.env.REIMS_MUTANT ?? -1)];

/** Changes the text on its way into the tests: no file is touched. */
const takeOut: Plugin = {
  name: "take-out-a-guard",
  enforce: "pre",
  transform: (code, id) =>
    mutant && id.endsWith(`/${mutant.file}`) ? code.replace(mutant.from, () => mutant.to) : null,
};

export default defineConfig({
  plugins: [takeOut],
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["tests/{isolation,http}/**/*.test.ts"],
    globalSetup: ["tests/support/database-setup.ts"],
    pool: "forks",
    testTimeout: 60_000,
    reporters: ["json"],
  },
});
