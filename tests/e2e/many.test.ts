import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signUp, useBrowser } from "../support/browser";
import { packageFiles } from "../support/package-files";

const browser = useBrowser();
const FILES = 120;
/** As long as a task may hold the page up before a press is felt to be late. */
const LONG_MS = 200;

/** Five properties over a year print a few more than that. */
const PACKAGE = packageFiles({
  seed: 44,
  properties: 5,
  from: "2025-01",
  months: 12,
  prints: ["month"],
  defects: [],
});

test("120 documents at once: the page stays quick, a reload loses nothing, and the numbers are right", async () => {
  const paths = PACKAGE.paths.slice(0, FILES);
  expect(paths).toHaveLength(FILES);
  const page = await browser.open();
  page.on("dialog", (dialog) => dialog.accept()); // It asks before it leaves files behind.
  await signUp(page, {
    name: "Bo Lind",
    email: `bo.${randomUUID()}@lind.example`,
    organisation: "Lind Holdings",
  });
  const arrived = countArrivals(page);
  await page.getByRole("main").getByRole("link", { name: "Import documents" }).click();
  await watchTasks(page);
  await drop(page, paths);
  await expect.poll(() => arrived.size, { timeout: 60_000, interval: 50 }).toBeGreaterThanOrEqual(40);
  const first = await lateness(page);

  // In the middle: what was sent is there again, what was not is sent again, and nothing is there twice.
  const sent = new Set(arrived);
  await page.reload();
  await page.getByRole("region", { name: "Files" }).waitFor();
  const { of } = await progress(page);
  expect(of).toBeGreaterThanOrEqual(sent.size);
  await watchTasks(page);
  await drop(page, paths);
  await expect.poll(() => arrived.size, { timeout: 120_000 }).toBe(FILES);

  const asked: number[] = [];
  while (!(await page.getByText("Everything is read and reconciled").isVisible())) {
    asked.push(await timeToAnswer(page));
    const create = page.getByRole("button", { name: /^Create / }).first();
    // The offer may be taken and gone between the look and the press; the loop goes on until nothing is asked.
    if (await create.isEnabled({ timeout: 100 }).catch(() => false))
      await create.click({ timeout: 2_000 }).catch(() => {});
    await page.waitForTimeout(500);
  }
  const second = await lateness(page);
  const tasks = [...first, ...second].sort((a, b) => a - b);
  asked.sort((a, b) => a - b);
  const middle = (all: readonly number[]) => all[Math.floor(all.length / 2)] ?? 0;
  process.stdout.write(
    `  ${tasks.length} long tasks, median ${Math.round(middle(tasks))} ms, longest ${Math.round(tasks.at(-1) ?? 0)} ms; ` +
      `a press was answered in ${Math.round(middle(asked))} ms, at worst in ${Math.round(asked.at(-1) ?? 0)} ms\n`,
  );
  expect(middle(tasks)).toBeLessThan(LONG_MS);
  expect(middle(asked)).toBeLessThan(LONG_MS);

  expect(await progress(page)).toEqual({ done: FILES, of: FILES });
  await page.reload();
  await page.getByText("Everything is read and reconciled").waitFor();
  expect(await progress(page)).toEqual({ done: FILES, of: FILES });
}, 240_000);

function drop(page: Page, paths: string[]): Promise<void> {
  return page.locator('input[type="file"][aria-label="Files"]').setInputFiles(paths);
}

/** Ids of the documents that the server said it has. */
function countArrivals(page: Page): Set<string> {
  const ids = new Set<string>();
  page.on("response", async (response) => {
    if (response.request().method() !== "POST" || !response.url().includes("/api/v1/documents?")) return;
    if (!response.ok()) return;
    const body = await response.json().catch(() => null); // Of an answer that a reload cut off nothing is known.
    if (typeof body?.id === "string") ids.add(body.id);
  });
  return ids;
}

async function progress(page: Page): Promise<{ done: number; of: number }> {
  const text = await page.getByText(/^\d+ of \d+ documents done/).innerText();
  const [, done, of] = /^(\d+) of (\d+)/.exec(text) ?? [];
  return { done: Number(done), of: Number(of) };
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
  });
}

function lateness(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
}

/** From a press to the frame after it. */
function timeToAnswer(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const before = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => requestAnimationFrame(() => resolve(performance.now() - before));
        channel.port2.postMessage(null);
      }),
  );
}
