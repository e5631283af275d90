import { afterEach, expect, test, vi } from "vitest";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { fileDocument } from "@/lib/services/documents/file-document";
import { getDocument } from "@/lib/services/documents/get-document";
import { readDocumentVersion } from "@/lib/services/documents/read-document-version";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { scanDocument } from "@/lib/services/documents/scan-document";
import { createProperty } from "@/lib/services/properties/create-property";
import { objectStore } from "@/lib/storage/object-store";
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

test("bytes that another delivery moves to their place between two looks are found there", async () => {
  const ctx = (await makeOrganisation("Twice")).context();
  const [document] = portfolio.documents;
  if (!document) throw new Error("The sample has documents.");
  await createProperty(ctx, document.property);
  const { versionId } = await receiveDocument(ctx, {
    bytes: printDocument(document),
    fileName: document.fileName,
  });
  await scanDocument(ctx.orgId, versionId);
  await readDocumentVersion(ctx.orgId, versionId);
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
