import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { signInToSample, useBrowser } from "../support/browser";
import { addressOf, allPages, partsOf } from "../support/page-addresses";

const browser = useBrowser();
const PAGES = allPages().filter((pattern) => pattern !== "/"); // leads on, and shows nothing of its own
const GRAVE = new Set(["serious", "critical"]);

/** WCAG 2.2 AA, what axe can see of it. */
async function graveIssues(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations
    .filter(({ impact }) => GRAVE.has(impact ?? ""))
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

async function inBothThemes(page: Page): Promise<Record<string, string[]>> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await graveIssues(page);
  await page.emulateMedia({ colorScheme: "dark" });
  return { light, dark: await graveIssues(page) };
}

const NONE = { light: [], dark: [] };

/** Shown when there is nothing left to wait for but what goes on for ever. */
async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: "detached" });
}

describe("no serious or critical issue, light or dark", () => {
  const held: { page?: Page; parts?: Record<string, string> } = {};
  beforeAll(async () => {
    held.page = await browser.open();
    const base = await signInToSample(held.page);
    held.parts = await partsOf(held.page, base);
  });

  test.each(PAGES)("%s", async (pattern) => {
    const isForStrangers = pattern === "/sign-in" || pattern === "/sign-up";
    const page = isForStrangers ? await browser.open() : held.page;
    if (!page || !held.parts) throw new Error("Nobody is signed in.");
    const response = await page.goto(addressOf(pattern, held.parts));
    expect(response?.status()).toBe(200);
    await settled(page);
    expect(await inBothThemes(page)).toEqual(NONE);
  });

  test("what opens over a page: the palette, the keyboard map, a menu, the question for a reason", async () => {
    const { page, parts } = held;
    if (!page || !parts) throw new Error("Nobody is signed in.");
    await page.goto(addressOf("/[orgSlug]/findings/[findingId]", parts));
    await settled(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Search and go anywhere" }).waitFor();
    expect(await inBothThemes(page)).toEqual(NONE);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
    expect(await inBothThemes(page)).toEqual(NONE);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menu").waitFor();
    expect(await inBothThemes(page)).toEqual(NONE);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Accept", exact: true }).click();
    await page.getByRole("dialog", { name: "Accept" }).waitFor();
    expect(await inBothThemes(page)).toEqual(NONE);
  });

  test("a page that is not there, and pages as narrow as a phone", async () => {
    const { parts } = held;
    if (!held.page || !parts) throw new Error("Nobody is signed in.");
    const page = await browser.open({ width: 360, cookiesOf: held.page });
    await page.goto(`/${parts.orgSlug}/findings/00000000-0000-7000-8000-000000000000`);
    await settled(page);
    expect(await inBothThemes(page)).toEqual(NONE);
    for (const pattern of [
      "/[orgSlug]",
      "/[orgSlug]/findings/[findingId]",
      "/[orgSlug]/documents/[versionId]",
    ]) {
      await page.goto(addressOf(pattern, parts));
      await settled(page);
      expect(await inBothThemes(page)).toEqual(NONE);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
  });
});
