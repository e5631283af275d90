import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { signInToSample, useBrowser } from "../support/browser";
import { addressOf, allPages, partsOf } from "../support/page-addresses";
import { sheetsOf } from "../support/sheets";

const browser = useBrowser();
const held: { page?: Page; parts: Record<string, string> } = { parts: {} };

beforeAll(async () => {
  held.page = await browser.open();
  held.parts = await partsOf(held.page, await signInToSample(held.page));
});

async function open(pattern: string): Promise<Page> {
  const { page, parts } = held;
  if (!page) throw new Error("Nobody is signed in.");
  await page.goto(addressOf(pattern, parts));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: "detached" });
  return page;
}

describe("on paper", () => {
  const pages = allPages().filter((pattern) => pattern.startsWith("/[orgSlug]"));

  test.each(pages)(
    "%s has no blank sheet, and each says whose it is and which of how many",
    async (pattern) => {
      const sheets = await sheetsOf(await open(pattern), "Letter");
      expect(sheets.filter(({ ink }) => ink < 0.001)).toEqual([]);
      sheets.forEach(({ margins }, index) => {
        expect(margins).toContain("Harbor Street Properties");
        expect(margins).toContain(`${index + 1} / ${sheets.length}`);
      });
    },
  );

  test.each(["Letter", "A4"] as const)(
    "a statement on %s: its lines first, then a sheet for each page",
    async (format) => {
      const page = await open("/[orgSlug]/documents/[versionId]");
      const images = await page.getByRole("figure").count();
      const sheets = await sheetsOf(page, format);
      const lines = sheets.slice(0, -images);
      expect(lines.length).toBeGreaterThan(0);
      for (const { text } of lines) {
        for (const word of ["Line", "Change", "Proof", "proven"]) expect(text).toContain(word);
      }
      expect(lines[0]?.text).toContain("figures proven");
      for (const { text, margins, ink } of sheets.slice(-images)) {
        expect(text).toBe("");
        expect(ink).toBeGreaterThan(0.01);
        expect(margins).toContain("Run of");
      }
    },
  );

  test("a finding: the letter first, then a sheet for each page it cites", async () => {
    const page = await open("/[orgSlug]/findings/[findingId]");
    const images = await page
      .getByRole("region", { name: "Where it is printed" })
      .getByRole("figure")
      .count();
    const sheets = await sheetsOf(page, "Letter");
    expect(sheets[0]?.text).toContain("difference");
    expect(sheets.slice(-images).map(({ text }) => text)).toEqual(Array(images).fill(""));
  });

  test("headings of a list come again on every sheet of it, and nothing is cut short", async () => {
    const sheets = await sheetsOf(await open("/[orgSlug]/rules"), "Letter");
    expect(sheets.length).toBeGreaterThan(2);
    for (const { text } of sheets) expect(text).toContain("What must hold");
    expect(sheets.map(({ text }) => text).join(" ")).not.toContain("…");
  });

  test("the matrix has its numbers and says what its marks mean", async () => {
    const [sheet] = await sheetsOf(await open("/[orgSlug]"), "A4");
    for (const word of ["NOI", "DSCR", "collected", "partly"]) expect(sheet?.text).toContain(word);
    expect(sheet?.text).toMatch(/\d\.\d\d×/);
  });
});

test("the original comes down from its statement, byte for byte, under its own name", async () => {
  const page = await open("/[orgSlug]/documents/[versionId]");
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Original" }).click();
  const download = await arriving;
  const { parts } = held;
  const address = `/api/v1/documents/${parts.versionId}?organization=${parts.orgSlug}`;
  const { fileName, sha256 } = await (await page.request.get(address)).json();
  expect(download.suggestedFilename()).toBe(fileName);
  const bytes = readFileSync(await download.path());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
});
