import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { PASSWORD, signInToSample, useBrowser } from "../support/browser";

const browser = useBrowser();

test("a manager sees nothing until properties are chosen for them, by keyboard alone, and then those", async () => {
  const email = `bo.${randomUUID()}@keel.example`;
  const manager = await browser.open();
  await manager.goto("/sign-up");
  await manager.getByLabel("Your name").fill("Bo Keel");
  await manager.getByLabel("E-mail").fill(email);
  await manager.getByLabel("Password").fill(PASSWORD);
  await manager.getByRole("button", { name: "Create the account" }).click();
  await manager.getByLabel("Name of the organisation").waitFor();

  const owner = await browser.open();
  const organisation = await signInToSample(owner);
  await owner.goto(`${organisation}/members`);
  await owner.getByLabel("E-mail of their account").fill(email);
  await owner.getByLabel("Role", { exact: true }).click();
  await owner.getByRole("option", { name: /^Manager/ }).click();
  await owner.getByRole("button", { name: "Add" }).click();
  await owner.getByText("They see nothing until you choose their properties there.").waitFor();

  await manager.goto(organisation);
  await manager.getByRole("heading", { name: "No property is yours yet" }).waitFor();

  const opener = owner.getByRole("link", { name: "No properties yet: choose what Bo Keel sees" });
  await opener.press("Enter");
  const dialog = owner.getByRole("dialog", { name: "Properties of Bo Keel" });
  await dialog.getByText("They see no property, document or finding.").waitFor();
  await owner.keyboard.press("ArrowDown");
  await owner.keyboard.press("Space");
  await dialog.getByText(/^They see 1 of \d/).waitFor();
  const [chosen = ""] = await dialog
    .getByRole("checkbox", { checked: true })
    .evaluateAll((boxes) => boxes.map(({ id }) => id.replace("property-", "")));
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  const after = owner.getByRole("link", { name: "1 property: choose what Bo Keel sees" });
  await after.waitFor();
  expect(await after.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(new URL(owner.url()).search).toBe("");

  await manager.reload();
  await manager.getByRole("heading", { name: "Portfolio" }).waitFor();
  const links = await manager
    .getByRole("grid", { name: "Properties by month" })
    .locator('a[href*="/properties/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((href) => !href.includes(chosen))).toEqual([]);
});
