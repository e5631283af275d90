import "./require-node.mjs";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findChromium } from "./find-chromium.mjs";
import { projectRoot } from "./project-root.mjs";

// Usage: node scripts/screenshots.mjs [address]
// Pictures of the sample portfolio of a running `npm start` (same REIMS_DATA_DIR), for the README.
await ensureInstalled({ needsDevelopment: true });
const { chromium } = await import("playwright-core");
const address = process.argv[2] ?? "http://localhost:3000";
const dataDir = resolve(projectRoot, process.env.REIMS_DATA_DIR ?? ".data");
const { email, password, organizations } = JSON.parse(readFileSync(join(dataDir, "sample.json"), "utf8"));
const base = `/${organizations[0].slug}`;
const folder = join(projectRoot, "docs", "screenshots");
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  await takeAll(await signedIn());
} finally {
  await browser.close();
}

async function takeAll(page) {
  const place = page.getByRole("navigation", { name: "Place" });
  const linkIn = (grid, name) => page.getByRole("grid", { name: grid }).getByRole("link", { name }).first();
  await page.goto(base);
  await take(page, "portfolio");
  await page.goto(`${base}/findings`);
  await linkIn("Findings").click();
  await page.waitForURL(/\/findings\/[0-9a-f-]+$/);
  await take(page, "finding");
  await place.getByRole("link").last().click();
  await linkIn("Statements", /^Income/).click();
  await page.getByRole("grid", { name: /^Lines: / }).waitFor();
  await page.keyboard.press("n");
  await take(page, "statement");
  await place.getByRole("link").first().click();
  await page.getByRole("heading", { name: "Months" }).waitFor();
  await page.emulateMedia({ colorScheme: "dark" });
  await take(page, "property-dark");
}

async function signedIn() {
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1200, height: 580 } });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page;
}

async function take(page, name) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.waitForTimeout(500); // Charts are drawn once they know how wide they are.
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
