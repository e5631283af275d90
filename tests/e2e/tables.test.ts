import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { signInToSample, useBrowser } from "../support/browser";
import { addressOf, partsOf } from "../support/page-addresses";

const browser = useBrowser();
const held: { page?: Page; base: string } = { base: "" };

beforeAll(async () => {
  held.page = await browser.open();
  held.base = await signInToSample(held.page);
});

function signedIn(): Page {
  if (!held.page) throw new Error("Nobody is signed in.");
  return held.page;
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("a table is copied with its headers, whole or in part", async () => {
  const page = signedIn();
  await page.goto(`${held.base}/rules`);
  const grid = page.getByRole("grid", { name: "Rules" });
  const rows = Number(await grid.getAttribute("aria-rowcount"));
  await page.getByRole("button", { name: "Copy the table with headers" }).click();
  await page
    .getByText(/^Copied \d+ rows with headers/)
    .first()
    .waitFor();
  const lines = (await clipboard(page)).split("\r\n");
  expect(lines[0]).toBe("Rule\tWhat must hold\tFormula\tSeverity\tVersion");
  expect(lines).toHaveLength(rows);

  await grid.locator('[data-row="0"][data-column="0"]').focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+c");
  const [header, ...cells] = (await clipboard(page)).split("\r\n");
  expect(header).toBe("Rule\tWhat must hold");
  expect(cells).toHaveLength(2);
  expect(cells[0]).toBe(lines[1]?.split("\t").slice(0, 2).join("\t"));
});

test("a page prints without what is for the screen, with organisation and subject, every row of it", async () => {
  const page = signedIn();
  const parts = await partsOf(page, held.base);
  await page.goto(addressOf("/[orgSlug]/properties/[propertyId]/[month]?tab=verified", parts));
  await page.getByRole("grid").first().waitFor();
  await page.emulateMedia({ media: "print" });
  for (const name of ["Organisation", "Place"])
    expect(await page.getByRole("navigation", { name, exact: true }).isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: "Copy the table with headers" }).isVisible()).toBe(false);
  const line = await page.evaluate(() =>
    [...document.querySelectorAll("style")]
      .map(({ textContent }) => textContent)
      .find((text) => text?.includes("@top-left")),
  );
  expect(line).toMatch(/Harbor Street Properties/);
  const grid = page.getByRole("grid").first();
  const all = Number(await grid.getAttribute("aria-rowcount"));
  await page.emulateMedia({ media: "screen" });
  const sheets = await page.pdf({ format: "Letter" });
  expect(all).toBeGreaterThan(30);
  expect(sheets.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
});

test("how a list is looked at stands in its address, and comes back with it", async () => {
  const page = signedIn();
  await page.goto(held.base);
  const months = page.getByRole("grid", { name: "Properties by month" }).getByRole("columnheader");
  await months.first().waitFor();
  const twelve = await months.count();
  await page.getByRole("link", { name: "6 months" }).click();
  await page.waitForURL("**months=6");
  await expect.poll(() => months.count()).toBe(twelve - 6);
  await page.reload();
  await expect.poll(() => months.count()).toBe(twelve - 6);

  await page.goto(`${held.base}/rules`);
  const firstRule = () =>
    page.getByRole("grid", { name: "Rules" }).getByRole("rowheader").first().innerText();
  const asGiven = await firstRule();
  await page.getByRole("button", { name: "Severity" }).click();
  await page.waitForURL(/sort=-severity/);
  await page.getByRole("button", { name: "Severity" }).click();
  await page.waitForURL(/sort=severity/);
  const sorted = await firstRule();
  expect(sorted).not.toBe(asGiven);
  await page.reload();
  await page.getByRole("grid", { name: "Rules" }).waitFor();
  await expect.poll(firstRule).toBe(sorted);

  await page.goto(`${held.base}/findings`);
  await page.getByRole("link", { name: "Cleared" }).click();
  await page.waitForURL("**show=cleared");
  await page.reload();
  expect(await page.getByRole("link", { name: "Cleared" }).getAttribute("aria-current")).toBeTruthy();
});
