import { afterEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { failDocument } from "@/lib/services/documents/fail-document";
import { fileDocument } from "@/lib/services/documents/file-document";
import { getDocument } from "@/lib/services/documents/get-document";
import { readDocumentVersion } from "@/lib/services/documents/read-document-version";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { retryDocument } from "@/lib/services/documents/retry-document";
import { scanDocument } from "@/lib/services/documents/scan-document";
import { createProperty } from "@/lib/services/properties/create-property";
import { objectStore } from "@/lib/storage/object-store";
import { settle } from "../support/settle";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

useTestDatabase();
afterEach(() => void vi.restoreAllMocks());

const { portfolio } = makeSample({
  seed: 7,
  properties: 1,
  from: "2025-01",
  months: 1,
  prints: ["month"],
  defects: [],
});

const [document] = portfolio.documents;
if (!document) throw new Error("The sample has documents.");
const sample = { bytes: printDocument(document), fileName: document.fileName };
const { property } = document;

/** A version that is handed in and read, and not filed yet. */
async function readSample(ctx: OrgContext, file = sample): Promise<string> {
  await createProperty(ctx, property);
  const { versionId } = await receiveDocument(ctx, file);
  await scanDocument(ctx.orgId, versionId);
  await readDocumentVersion(ctx.orgId, versionId);
  return versionId;
}

test("bytes that another delivery moves to their place between two looks are found there", async () => {
  const ctx = (await makeOrganisation("Twice")).context();
  const versionId = await readSample(ctx);
  const get = vi.spyOn(objectStore(), "get").mockImplementationOnce(async (key) => {
    await fileDocument(ctx.orgId, versionId);
    return objectStore().get(key);
  });
  await scanDocument(ctx.orgId, versionId);
  expect(get.mock.calls.map(([key]) => key.includes("/quarantine/"))).toEqual(
    expect.arrayContaining([true, false]),
  );
  expect(await getDocument(ctx, versionId)).toMatchObject({
    stage: "filed",
    state: "processing",
    problem: null,
  });
});

test("a version that another delivery files while its bytes are being moved is filed, and not failed", async () => {
  const ctx = (await makeOrganisation("Twice")).context();
  const versionId = await readSample(ctx);
  vi.spyOn(objectStore(), "copy").mockImplementationOnce(async (from, to) => {
    await fileDocument(ctx.orgId, versionId);
    return objectStore().copy(from, to);
  });
  expect(await fileDocument(ctx.orgId, versionId)).toBe("filed");
  expect(await getDocument(ctx, versionId)).toMatchObject({ stage: "filed", problem: null });
});

test("a document whose run failed is tried again from there, and forgets why it failed once it is settled", async () => {
  const ours = await makeOrganisation("Again");
  const ctx = ours.context();
  const file = { ...sample, fileName: `${"a".repeat(199)}\u{1f4c4}.pdf` };
  const versionId = await readSample(ctx, file);
  await fileDocument(ctx.orgId, versionId);
  await failDocument(ctx.orgId, versionId, { code: "internal", message: "Something went wrong." });
  await receiveDocument(ctx, file);
  expect(await getDocument(ctx, versionId)).toMatchObject({ state: "processing", problem: null });
  await failDocument(ctx.orgId, versionId, { code: "internal", message: "Something went wrong." });
  await retryDocument(ctx, versionId);
  await settle(ours.orgId);
  expect(await getDocument(ctx, versionId)).toMatchObject({ state: "settled", problem: null });
});

test("a file for a property that does not exist is refused before anything is stored", async () => {
  const ctx = (await makeOrganisation("Nowhere")).context();
  const put = vi.spyOn(objectStore(), "put");
  const file = { ...sample, selection: { propertyId: newId() } };
  await expect(receiveDocument(ctx, file)).rejects.toMatchObject({ code: "not_found" });
  expect(put).not.toHaveBeenCalled();
});
