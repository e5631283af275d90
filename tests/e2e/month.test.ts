import { expect, inject, test } from "vitest";
import { signIn, useBrowser } from "../support/browser";
import { packageFiles } from "../support/package-files";

const browser = useBrowser();
const PASSWORD = "umber lantern over quiet water";

/** A month of one property with an amount printed with the wrong sign. */
const PACKAGE = packageFiles({
  seed: 21,
  properties: 1,
  from: "2026-01",
  months: 2,
  prints: ["month"],
  defects: ["sign"],
});

/** Addresses that the attacker of the last test walks. */
const seen = new Set<string>();

test("from an account to an answered finding: sign up, drop, watch, read, follow a number, answer", async () => {
  const page = await browser.open();
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) seen.add(new URL(frame.url()).pathname);
  });
  await page.goto("/");
  await page.waitForURL("**/sign-in");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill("Ada Renn");
  await page.getByLabel("E-mail").fill("ada@renn.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByLabel("Name of the organisation").fill("Renn Estates");
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await page.getByRole("heading", { name: "Drop your first package" }).waitFor();

  await page.getByRole("link", { name: "Import documents" }).click();
  await page.locator('input[type="file"][aria-label="Files"]').setInputFiles(PACKAGE.paths);
  const [property] = PACKAGE.properties;
  await page.getByRole("button", { name: `Create ${property?.name}` }).click();
  await page.getByText("Everything is read and reconciled").waitFor({ timeout: 60_000 });
  expect(
    await page.getByText(`${PACKAGE.paths.length} of ${PACKAGE.paths.length} documents done`).count(),
  ).toBe(1);

  await page
    .getByRole("link", { name: /^Findings/ })
    .first()
    .click();
  const worst = page.getByRole("table", { name: "Findings" }).getByRole("link").first();
  await worst.waitFor();
  const findings = await page.getByRole("table", { name: "Findings" }).getAttribute("aria-rowcount");
  await worst.click();
  await page.getByText("opposite sign").first().waitFor();

  await page
    .getByRole("button", { name: /^Show / })
    .first()
    .click();
  const lit = page.locator('button[data-box][aria-pressed="true"]');
  await lit.first().waitFor();
  expect(await lit.count()).toBe(1);

  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByLabel("Why is this acceptable?").fill("The tenant was refunded in cash.");
  await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
  await page.getByText("Answered, accepted:").waitFor();

  await page
    .getByRole("link", { name: /^Findings/ })
    .first()
    .click();
  await page.getByRole("table", { name: "Findings" }).waitFor();
  const left = await page.getByRole("table", { name: "Findings" }).getAttribute("aria-rowcount");
  expect(Number(left)).toBe(Number(findings) - 1);

  await page.getByRole("link", { name: "Portfolio" }).first().click();
  const cell = page.getByRole("link", { name: new RegExp(`^${property?.name}, Feb 2026`) });
  await cell.waitFor();
  expect(await cell.getAttribute("aria-label")).toMatch(/figures proven/);
  await cell.click();
  await page.waitForURL(/\/properties\/[0-9a-f-]+\/2026-02/);
});

test("a stranger finds nothing at any of these addresses, not even a title", async () => {
  const { password, landlords } = inject("system");
  const stranger = await browser.open();
  await signIn(stranger, { email: landlords[1]?.email ?? "", password });
  const theirs = [...seen].filter((path) => path.startsWith("/renn-estates"));
  expect(theirs.length).toBeGreaterThan(4);
  for (const path of theirs) {
    const response = await stranger.goto(path);
    expect([path, response?.status()]).toEqual([path, 404]);
    const text = `${await stranger.title()} ${await stranger.locator("body").innerText()}`;
    expect(text).not.toMatch(/Renn|Ada|opposite sign/);
    for (const { name } of PACKAGE.properties) expect(text).not.toContain(name);
  }
});
