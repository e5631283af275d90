import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { PASSWORD, signIn, signUp, useBrowser } from "../support/browser";

const browser = useBrowser();
const NEXT = "violet harbour under slow snow";

test("a password is changed from the menu; other places are signed out, and the old one opens nothing", async () => {
  const email = `cleo.${randomUUID()}@marsh.example`;
  const page = await browser.open();
  await signUp(page, { name: "Cleo Marsh", email, organisation: "Marsh" });
  const elsewhere = await browser.open();
  await signIn(elsewhere, { email, password: PASSWORD });

  await page.getByRole("button", { name: /Cleo Marsh/ }).click();
  await page.getByRole("menuitem", { name: "Change your password" }).click();
  await page.waitForURL("/password");
  const change = async (current: string, next: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill(next);
    await page.getByRole("button", { name: "Change the password" }).click();
  };
  await change("not what it is", NEXT);
  await page.getByText("That is not your current password.").waitFor();
  await change(PASSWORD, "password1234");
  await expect.poll(() => page.getByLabel("New password").getAttribute("aria-invalid")).toBe("true");
  await change(PASSWORD, NEXT);
  await page.getByText("Your password is changed").waitFor();
  await page.getByRole("heading", { name: "Drop your first package" }).waitFor();

  await elsewhere.reload();
  await elsewhere.waitForURL(/\/sign-in/);
  await elsewhere.getByLabel("E-mail").fill(email);
  await elsewhere.getByLabel("Password").fill(PASSWORD);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await elsewhere.getByRole("alert").getByText(/./).first().waitFor();
  await signIn(elsewhere, { email, password: NEXT });
});
