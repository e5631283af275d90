import { expect, test } from "vitest";
import { acceptedKey, checkedKey, isObjectKey, quarantineKey } from "@/lib/storage/object-key";

const orgId = "01890a5d-ac96-774b-bcce-b302099a8057";
const id = "01890a5d-ac96-774b-bcce-b302099a8058";
const property = "01890a5d-ac96-774b-bcce-b302099a8059";
const parts = { orgId, propertyId: property, period: "2024-12", docType: "rent_roll", id, extension: "xlsx" };

test("keys say the organisation first, and where in it the bytes are", () => {
  expect(quarantineKey({ orgId, id })).toBe(`org/${orgId}/quarantine/${id}`);
  expect(acceptedKey(parts)).toBe(`org/${orgId}/property/${property}/period/2024-12/rent_roll/${id}.xlsx`);
});

test.each([
  ["an organisation that is no id", { ...parts, orgId: "acme" }],
  ["a month that does not exist", { ...parts, period: "2024-13" }],
  ["a day where a month belongs", { ...parts, period: "2024-12-31" }],
  ["a path in the kind of document", { ...parts, docType: "rent_roll/.." }],
  ["a path in the extension", { ...parts, extension: "pdf/../x" }],
  ["an upper-case id", { ...parts, id: id.toUpperCase() }],
])("%s makes no key", (_, wrong) => {
  expect(() => acceptedKey(wrong)).toThrow("That is not the name of a stored file.");
});

test.each([
  "",
  "/",
  `/org/${orgId}/quarantine/${id}`,
  `org/${orgId}/quarantine/${id}/`,
  `org/${orgId}/quarantine/${id}\n`,
  `org/${orgId}/quarantine/${id}.pdf`,
  `org/${orgId}/quarantine/..`,
  `org/${orgId}/quarantine/%2e%2e`,
  `org/${orgId}/../${orgId}/quarantine/${id}`,
  `org/${orgId}\\quarantine\\${id}`,
  `x/org/${orgId}/quarantine/${id}`,
  `org/${orgId}/property/${property}/period/2024-12/${id}.pdf`,
])("%j is no key", (text) => {
  expect(isObjectKey(text)).toBe(false);
  expect(() => checkedKey(text)).toThrow("That is not the name of a stored file.");
});
