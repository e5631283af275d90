import { expect, test } from "vitest";
import { isLockInStep } from "../../../scripts/lock-in-step.mjs";

const wanted = {
  packages: {
    "": { name: "reims", version: "0.1.0" },
    "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
    "node_modules/vitest": { version: "4.1.12", integrity: "sha512-b", dev: true },
    "node_modules/@esbuild/win32-x64": { version: "0.28.2", integrity: "sha512-c", optional: true },
  },
};

function installed(...paths: (keyof typeof wanted.packages)[]) {
  return { packages: Object.fromEntries(paths.map((path) => [path, wanted.packages[path]])) };
}

test("packages for other systems may be missing", () => {
  expect(isLockInStep(wanted, installed("node_modules/zod", "node_modules/vitest"), true)).toBe(true);
});

test("development packages may be missing only where they are not needed", () => {
  expect(isLockInStep(wanted, installed("node_modules/zod"), false)).toBe(true);
  expect(isLockInStep(wanted, installed("node_modules/zod"), true)).toBe(false);
});

test("a missing, older or altered package is out of step", () => {
  const older = { packages: { "node_modules/zod": { version: "4.6.6", integrity: "sha512-a" } } };
  const altered = { packages: { "node_modules/zod": { version: "4.6.7", integrity: "sha512-z" } } };
  expect(isLockInStep(wanted, { packages: {} }, false)).toBe(false);
  expect(isLockInStep(wanted, older, false)).toBe(false);
  expect(isLockInStep(wanted, altered, false)).toBe(false);
});
