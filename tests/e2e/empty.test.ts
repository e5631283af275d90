import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { signUp, useBrowser } from "../support/browser";

const browser = useBrowser();

test("an organisation without documents is shown no number, no verdict and nothing to run", async () => {
  const page = await browser.open();
  await signUp(page, {
    name: "Ida Moor",
    email: `ida.${randomUUID()}@moor.example`,
    organisation: "Moor Estates",
  });
  const base = new URL(page.url()).pathname;
  for (const path of ["", "/import", "/findings", "/chart", "/runs", "/metrics/noi"]) {
    await page.goto(`${base}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const text = await page.getByRole("main").innerText();
    expect(text).not.toMatch(/\d%|×|\d\.\d\d|proven\b.*\d|every account has a role|reconciled/);
    expect(await page.getByRole("button", { name: "Run every rule now" }).count()).toBe(0);
  }
});
