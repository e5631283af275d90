import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Without a browser these tests fail and say so; they are never passed over. */
export function browserPath(): string {
  const found = PLACES.find((path) => path !== undefined && existsSync(path));
  if (!found) {
    throw new Error(
      "No Chromium was found, so nothing was tested in a browser. Install it (Debian: apt-get install chromium), or name it in CHROMIUM_PATH.",
    );
  }
  return found;
}

/** One browser a test file; each person in it has a context of their own. */
export function useBrowser(): { open(options?: { dark?: boolean; width?: number }): Promise<Page> } {
  const held: { browser?: Browser } = {};
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    held.browser = await chromium.launch({
      executablePath: browserPath(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await held.browser?.close();
  });
  return {
    async open({ dark = false, width = 1280 } = {}) {
      if (!held.browser) throw new Error("The browser is opened by the test file.");
      const context = await held.browser.newContext({
        baseURL: inject("system").baseUrl,
        colorScheme: dark ? "dark" : "light",
        viewport: { width, height: 860 },
        reducedMotion: "reduce",
      });
      contexts.push(context);
      return context.newPage();
    },
  };
}

/** In through the form, as a person. */
export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password").fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
