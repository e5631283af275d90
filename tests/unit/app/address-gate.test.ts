import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ADDRESSES } from "@/app/(workspace)/[orgSlug]/address-gate";

const FOLDER = fileURLToPath(new URL("../../../app/(workspace)/[orgSlug]/", import.meta.url));
const PAGES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)page\.tsx$/.test(path))
  .map((path) => path.replace(/\/?page\.tsx$/, ""))
  .map((folder) => ({ folder, address: folder && `/${folder}` }));

test("every page of an organisation has its status decided before it streams", () => {
  expect(PAGES.map(({ address }) => address).sort()).toEqual(Object.keys(ADDRESSES).sort());
});

test.each(PAGES)("what is loaded ahead is what the page shows: $address", async ({ folder, address }) => {
  const { load } = await import(`${FOLDER}${folder}/load.ts`);
  expect(ADDRESSES[address]).toBe(load);
  const source = readFileSync(`${FOLDER}${folder}/page.tsx`, "utf8");
  expect(source).toContain("await load(props)");
  expect(source).not.toContain("pageContext(");
});
