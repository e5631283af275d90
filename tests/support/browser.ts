import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { findChromium } from "../../scripts/find-chromium.mjs";

export interface OpenOptions {
  dark?: boolean;
  width?: number;
  /** To begin with somebody's session and an empty cache. */
  cookiesOf?: Page;
}

/** A password that the list of known ones does not have. */
export const PASSWORD = "umber lantern over quiet water";

const SETTLE_MS = 90_000;
const POLL_MS = 500;

/** One browser a test file; each person in it has a context of their own. */
export function useBrowser(): { open(options?: OpenOptions): Promise<Page> } {
  const held: { browser?: Browser } = {};
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    held.browser = await chromium.launch({
      executablePath: findChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await held.browser?.close();
  });
  return {
    async open({ dark = false, width = 1280, cookiesOf } = {}) {
      if (!held.browser) throw new Error("The browser is opened by the test file.");
      const context = await held.browser.newContext({
        baseURL: inject("system").baseUrl,
        colorScheme: dark ? "dark" : "light",
        viewport: { width, height: 860 },
        reducedMotion: "reduce",
        permissions: ["clipboard-read", "clipboard-write"],
        ...(cookiesOf ? { storageState: await cookiesOf.context().storageState() } : {}),
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

/** As the first landlord of the sample portfolio; its address is returned. */
export async function signInToSample(page: Page): Promise<string> {
  const { password, landlords } = inject("system");
  const [landlord] = landlords;
  if (!landlord) throw new Error("The sample portfolio has no landlord.");
  await signIn(page, { email: landlord.email, password });
  await page.getByRole("heading", { name: "Portfolio" }).waitFor();
  await settle(page, landlord.slug);
  return `/${landlord.slug}`;
}

/** The system says that it runs while it still reads the sample portfolio. */
async function settle(page: Page, organisation: string): Promise<void> {
  const address = `/api/v1/documents?limit=1&state=processing&organization=${organisation}`;
  for (let polls = 0; polls < SETTLE_MS / POLL_MS; polls += 1) {
    const { items } = await (await page.request.get(address)).json();
    if (items.length === 0) return;
    await page.waitForTimeout(POLL_MS);
  }
  throw new Error("The sample portfolio is still being read.");
}

/** A person with an account and an organisation that has nothing in it yet. */
export async function signUp(page: Page, who: { name: string; email: string; organisation: string }) {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(who.name);
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByLabel("Name of the organisation").fill(who.organisation);
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await page.getByRole("heading", { name: "Drop your first package" }).waitFor();
}
