import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ADDRESSES } from "@/app/(workspace)/[orgSlug]/address-gate";

const FOLDER = fileURLToPath(new URL("../../../app/(workspace)/[orgSlug]/", import.meta.url));
const PAGES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((path) =>
  /(^|\/)page\.tsx$/.test(path),
);

test("every page of an organisation has its status decided before it streams", () => {
  const addresses = PAGES.map((path) => path.replace(/\/?page\.tsx$/, "")).map((path) => path && `/${path}`);
  expect(addresses.sort()).toEqual(Object.keys(ADDRESSES).sort());
});

test("what an address takes is what its page asks for", () => {
  const asked = PAGES.map((path) => [
    path,
    [...readFileSync(`${FOLDER}${path}`, "utf8").matchAll(/pageContext\(orgSlug, "([a-z.]+)"\)/g)].map(
      ([, permission]) => permission,
    ),
  ]);
  const declared = PAGES.map((path) => {
    const folder = path.replace(/\/?page\.tsx$/, "");
    return [path, ADDRESSES[folder && `/${folder}`]];
  });
  expect(asked.map(([path, all]) => [path, ...new Set(all)])).toEqual(declared);
});
