import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { signInToSample, useBrowser } from "../support/browser";

const browser = useBrowser();

/** Presses a key until what has the focus fits: what the keyboard cannot reach ends the test. */
async function pressUntil(
  page: Page,
  key: string,
  fits: (focused: string) => boolean,
  most = 60,
): Promise<string> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key);
    const focused = await focusedText(page);
    if (fits(focused)) return focused;
  }
  throw new Error(`${most} times ${key} did not lead there; the focus is on ${await focusedText(page)}`);
}

/** What a screen reader would say first of what has the focus, and in which grid it is. */
function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return "nothing";
    const grid = element.closest('[role="grid"]')?.getAttribute("aria-label");
    const label =
      element.getAttribute("aria-label") ?? element.querySelector("[aria-label]")?.getAttribute("aria-label");
    const input = element as HTMLInputElement;
    return [grid && `${grid}:`, input.name || null, label, element.textContent].filter(Boolean).join(" ");
  });
}

const isInGrid = (name: string) => (focused: string) => focused.startsWith(`${name}:`);

test("the whole way by keyboard alone: in, portfolio, month, statement, finding, answer, palette, theme", async () => {
  const { password, landlords } = inject("system");
  await signInToSample(await browser.open()); // Waits for the portfolio to be read.
  const page = await browser.open();
  await page.goto("/sign-in");
  await pressUntil(page, "Tab", (focused) => focused.startsWith("email"));
  await page.keyboard.type(landlords[0]?.email ?? "");
  await pressUntil(page, "Tab", (focused) => focused.startsWith("password"));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Portfolio" }).waitFor();

  // To a month that is not proven in full.
  await pressUntil(page, "Tab", isInGrid("Properties by month"));
  const isPartly = (focused: string) => focused.includes("partly proven");
  await page.keyboard.press("Control+Home");
  let arrived = false;
  for (let row = 0; row < 4 && !arrived; row += 1) {
    await page.keyboard.press("Home");
    arrived = await pressUntil(page, "ArrowRight", isPartly, 13).then(
      () => true,
      () => false,
    );
    if (!arrived) await page.keyboard.press("ArrowDown");
  }
  expect(arrived).toBe(true);
  await page.keyboard.press("Enter");

  // To the statement in it that is not proven in full.
  await page.getByRole("grid", { name: "Statements" }).waitFor();
  await pressUntil(page, "Tab", isInGrid("Statements"));
  const rows = await page.getByRole("grid", { name: "Statements" }).getByRole("row").allInnerTexts();
  const wanted = rows.findIndex((text) => {
    const [, proven, figures] = /(\d+)\s+of\s+(\d+)/.exec(text) ?? [];
    return proven !== undefined && proven !== figures;
  });
  expect(wanted).toBeGreaterThan(0);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp"); // Onto the header, from where the rows are counted.
  for (let row = 0; row < wanted; row += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  // Tab goes to the next figure that is not proven; arrows go line by line, and the box follows.
  const lines = page.getByRole("grid", { name: /^Lines: / });
  await lines.waitFor();
  const isInLines = (focused: string) => focused.startsWith("Lines: ");
  const next = page.getByRole("button", { name: "Next not proven" });
  await next.waitFor();
  await page.keyboard.press("n"); // Turns to the column that has one.
  await pressUntil(page, "Tab", isInLines);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  await expect.poll(() => focusedText(page)).toMatch(/^Lines: /);
  expect(await page.evaluate(() => document.activeElement?.closest("tr")?.innerHTML)).toMatch(/not proven/i);
  const selected = page.locator('[data-box][aria-pressed="true"]');
  await selected.waitFor();
  const box = await selected.getAttribute("data-box");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => selected.getAttribute("data-box")).not.toBe(box);

  // To the worst finding, to a number's box, and to an answer.
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.getByRole("grid", { name: "Findings" }).waitFor();
  await pressUntil(page, "Tab", isInGrid("Findings"));
  if ((await focusedText(page)).includes("What is wrong")) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page
    .getByRole("button", { name: /^Show / })
    .first()
    .waitFor();
  await pressUntil(page, "Tab", (focused) => focused.startsWith("Show "));
  await page.keyboard.press("Enter");
  await selected.first().waitFor();
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: "Accept" });
  await dialog.waitFor();
  await page.keyboard.type("Seen in the general ledger.");
  await pressUntil(page, "Tab", (focused) => focused === "Accept", 4);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Answered, accepted:").waitFor();

  // Anywhere, and in another theme.
  const palette = page.getByRole("dialog", { name: "Search and go anywhere" });
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  await page.keyboard.type("rules");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Rules" }).waitFor();
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  await page.reload();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
});
