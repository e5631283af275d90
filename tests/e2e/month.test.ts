import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { signIn, signUp, useBrowser } from "../support/browser";
import { packageFiles } from "../support/package-files";

const browser = useBrowser();

/** Two months of one property with an amount printed with the wrong sign. */
const PACKAGE = packageFiles({
  seed: 21,
  properties: 1,
  from: "2026-01",
  months: 2,
  prints: ["month"],
  defects: ["sign"],
});

/** What the first test comes through, so that the others know that nothing was left out. */
const WALKED = [
  "",
  "/audit",
  "/chart",
  "/documents/*",
  "/findings",
  "/findings/*",
  "/import",
  "/members",
  "/properties/*",
  "/properties/*/2026-02",
  "/properties/*/2026-02/metrics/noi",
  "/rules",
  "/runs",
  "/runs/*",
];

/** Addresses that the attacker of the last tests walks. */
const seen = new Set<string>();

test("from an account to an answered finding: sign up, drop, watch, read, follow a number, answer", async () => {
  const [property] = PACKAGE.properties;
  if (!property) throw new Error("The package is of no property.");
  const page = await browser.open();
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) seen.add(new URL(frame.url()).pathname);
  });
  await page.goto("/");
  await page.waitForURL("**/sign-in");
  await page.getByRole("link", { name: "Create an account" }).waitFor();
  await signUp(page, {
    name: "Ada Renn",
    email: `ada.${randomUUID()}@renn.example`,
    organisation: "Renn Estates",
  });

  await page.getByRole("main").getByRole("link", { name: "Import documents" }).click();
  await page.locator('input[type="file"][aria-label="Files"]').setInputFiles(PACKAGE.paths);
  await page.getByRole("button", { name: `Create ${property.name}` }).click();
  await page.getByText("Everything is read and reconciled").waitFor({ timeout: 60_000 });
  const done = `${PACKAGE.paths.length} of ${PACKAGE.paths.length} documents done`;
  expect(await page.getByText(done).count()).toBe(1);

  const open = await wantAnswer(page);
  expect(open).toBeGreaterThan(0);
  await goTo(page, "Findings");
  await page.getByRole("grid", { name: "Findings" }).getByRole("link").first().click();
  await page.waitForURL(/\/findings\/[0-9a-f-]+$/);
  await page.getByText("opposite sign").first().waitFor();

  await page
    .getByRole("button", { name: /^Show / })
    .first()
    .click();
  const lit = page.locator('[data-box][aria-pressed="true"]');
  await lit.first().waitFor();
  expect(await lit.count()).toBe(1);

  await page.getByRole("button", { name: "Accept", exact: true }).click();
  await page.getByLabel("Why is this acceptable?").fill("The tenant was refunded in cash.");
  await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
  await page.getByText("Answered, accepted:").waitFor();
  await expect.poll(() => wantAnswer(page)).toBe(open - 1);

  // On through the rest of what there is, so that the next test knows all of its addresses.
  const cell = page.getByRole("link", { name: new RegExp(`^${property.name}, Feb 2026`) });
  expect(await cell.getAttribute("aria-label")).toMatch(/figures proven/);
  await cell.click();
  await page.getByRole("grid", { name: "Statements" }).getByRole("link").first().click();
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  await page.getByRole("grid", { name: /^Lines: / }).waitFor();
  await page.getByRole("navigation", { name: "Place" }).getByRole("link").first().click();
  await page.waitForURL(/\/properties\/[0-9a-f-]+$/);
  await page.getByRole("heading", { level: 1, name: property.name }).waitFor();
  await goTo(page, "Portfolio");
  await page
    .getByRole("grid", { name: "Properties by month" })
    .locator('a[href*="/metrics/"]')
    .first()
    .click();
  await page.waitForURL("**/metrics/noi");
  await page.getByText("The formula with its numbers").waitFor();
  await goTo(page, "Runs");
  await page.getByRole("grid", { name: "Runs" }).getByRole("link").first().click();
  await page.waitForURL(/\/runs\/[0-9a-f-]+$/);
  await page.getByText("What came out").waitFor();
  for (const name of ["Import", "Rules", "Chart", "Audit", "Members"]) await goTo(page, name);
});

async function goTo(page: Page, name: string): Promise<void> {
  const rail = page.getByRole("navigation", { name: "Organisation", exact: true });
  await rail.getByRole("link", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(`^${name}`) }).waitFor();
}

/** What the portfolio says is still to be answered, all months together. */
async function wantAnswer(page: Page): Promise<number> {
  await goTo(page, "Portfolio");
  const cells = page.getByRole("grid", { name: "Properties by month" }).locator("a[aria-label]");
  await cells.first().waitFor();
  const labels = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute("aria-label") ?? ""));
  return labels.reduce(
    (sum, label) => sum + Number(/(\d+) findings? wants? an answer/.exec(label)?.[1] ?? 0),
    0,
  );
}

describe("a person of another organisation", () => {
  const secrets = ["Renn", "opposite sign", ...PACKAGE.properties.map(({ name }) => name)];
  const withoutIds = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "*").replace(/^\/[^/]+/, "");
  /** Nothing that the first test came through is left out. */
  const theirs = () => {
    const paths = [...seen].filter((path) => path.startsWith("/renn-estates")).sort();
    expect(paths.map(withoutIds).sort()).toEqual(WALKED);
    return paths;
  };

  /** Status, title and text of what a stranger is given. */
  async function expectNothing(page: Page, path: string): Promise<void> {
    const response = await page.goto(path);
    expect([path, response?.status()]).toEqual([path, 404]);
    const text = `${await page.title()} ${await page.content()}`;
    for (const secret of secrets) expect(text).not.toContain(secret);
  }

  test("finds nothing at any of these addresses, not even a title", async () => {
    const { password, landlords } = inject("system");
    const page = await browser.open();
    await signIn(page, { email: landlords[1]?.email ?? "", password });
    for (const path of theirs()) await expectNothing(page, path);
  });

  test("finds nothing by the same ids in the organisation that is their own", async () => {
    const { password, landlords } = inject("system");
    const page = await browser.open();
    await signIn(page, { email: landlords[1]?.email ?? "", password });
    const withIds = theirs().filter((path) => /[0-9a-f]{8}-[0-9a-f]{4}/.test(path));
    expect(withIds).toHaveLength(WALKED.filter((path) => path.includes("*")).length);
    for (const path of withIds) await expectNothing(page, path.replace(/^\/[^/]+/, `/${landlords[1]?.slug}`));
  });

  test("who is not signed in is led to the sign-in, and reads nothing on the way", async () => {
    const page = await browser.open();
    for (const path of theirs()) {
      await page.goto(path);
      expect(new URL(page.url()).pathname).toBe("/sign-in");
      const text = await page.content();
      for (const secret of secrets.slice(1)) expect(text).not.toContain(secret);
    }
  });
});
