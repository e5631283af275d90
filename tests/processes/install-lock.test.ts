import { existsSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFileLock } from "../../scripts/install-lock.mjs";

function lockPath(): string {
  return join(mkdtempSync(join(tmpdir(), "reims-lock-")), "build", "install.lock");
}

test("two holders never work at the same time", async () => {
  const path = lockPath();
  let working = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++working);
    await new Promise((resolve) => setTimeout(resolve, 20));
    working--;
  };
  await Promise.all([1, 2, 3].map(() => withFileLock(path, work, () => {})));
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
});

test("a lock whose holder has died is taken over", async () => {
  const path = lockPath();
  await withFileLock(
    path,
    async () => {},
    () => {},
  );
  writeFileSync(path, "");
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
  let waits = 0;
  expect(
    await withFileLock(
      path,
      async () => "done",
      () => waits++,
    ),
  ).toBe("done");
  expect(waits).toBe(0);
});

test("the lock is released when the work fails", async () => {
  const path = lockPath();
  const failing = withFileLock(
    path,
    () => Promise.reject(new Error("no network")),
    () => {},
  );
  await expect(failing).rejects.toThrow("no network");
  expect(existsSync(path)).toBe(false);
});
