import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { signInToSample, signUp, useBrowser } from "../support/browser";
import { partsOf } from "../support/page-addresses";

const browser = useBrowser();
const MISSING = "00000000-0000-7000-8000-000000000000";
const held: { stranger?: Page; own: string; theirs: Record<string, string> } = { own: "", theirs: {} };

beforeAll(async () => {
  const owner = await browser.open();
  held.theirs = await partsOf(owner, await signInToSample(owner));
  held.stranger = await browser.open();
  await signUp(held.stranger, {
    name: "Ada Quist",
    email: `ada.${MISSING}@quist.example`,
    organisation: "Quist",
  });
  held.own = new URL(held.stranger.url()).pathname;
});

async function titleAt(path: string): Promise<string> {
  const page = held.stranger;
  if (!page) throw new Error("Nobody is signed in.");
  const response = await page.goto(path);
  expect([path, response?.status()]).toEqual([path, 404]);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => page.title()).not.toBe(""); // It may stream in after the page itself.
  return page.title();
}

test.each([
  ["documents", "versionId", "No such document · REIMS"],
  ["findings", "findingId", "No such finding · REIMS"],
  ["properties", "propertyId", "No such property · REIMS"],
  ["runs", "runId", "No such run · REIMS"],
])(
  "%s: what is not there and what is another's have one title, which names neither",
  async (list, part, title) => {
    expect(await titleAt(`${held.own}/${list}/${MISSING}`)).toBe(title);
    expect(await titleAt(`${held.own}/${list}/${held.theirs[part]}`)).toBe(title);
  },
);

test("an organisation of others and one that is not there have one title, whatever page of it is asked for", async () => {
  const { orgSlug } = held.theirs;
  for (const page of ["", "/findings", "/import", "/rules", "/members"]) {
    expect(await titleAt(`/${orgSlug}${page}`)).toBe("Not found · REIMS");
    expect(await titleAt(`/no-such-organisation${page}`)).toBe("Not found · REIMS");
  }
});

test("what an address says that nobody understands is not found either, or refused, and never a failure of ours", async () => {
  const [page, { own }] = [held.stranger, held];
  const statusOf = async (path: string) => (await page?.request.get(path))?.status();
  expect(await statusOf(`${own}/import?property=none`)).toBe(404);
  expect(await statusOf(`${own}/import?property=${held.theirs.propertyId}`)).toBe(404);
  expect(await statusOf(`${own}/audit?cursor=none`)).toBe(404);
  expect(await statusOf(`${own}/documents/%E0%A4%A`)).toBe(400);
  expect(await statusOf("/api/v1/documents/%E0%A4%A")).toBe(400);
});
