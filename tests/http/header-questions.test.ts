import { expect, test } from "vitest";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import { acceptHeader } from "@/lib/services/documents/accept-header";
import { getDocument } from "@/lib/services/documents/get-document";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { createProperty } from "@/lib/services/properties/create-property";
import { settle } from "../support/settle";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

useTestDatabase();

const { documents, properties } = generatePortfolio({ seed: 4, properties: 2, months: 1, prints: ["month"] });

test("a print of another property than was chosen waits, and is filed where its header says once somebody says so", async () => {
  const ours = await makeOrganisation("Ours");
  const ctx = ours.context();
  const [first, second] = await Promise.all(
    properties.map(({ code, name }) => createProperty(ctx, { code, name })),
  );
  const print = documents.find(({ property }) => property.code === first?.code);
  if (!first || !second || !print) throw new Error("The portfolio has two properties with prints.");
  const { versionId } = await receiveDocument(ctx, {
    bytes: printDocument(print),
    fileName: print.fileName,
    selection: { propertyId: second.id },
  });
  await settle(ours.orgId);
  const asked = await getDocument(ctx, versionId);
  expect(asked).toMatchObject({ state: "waiting", property: null, problem: { code: "property_differs" } });
  expect(asked.problem?.message).toContain(first.name);

  await acceptHeader(ctx, versionId);
  await settle(ours.orgId);
  expect(await getDocument(ctx, versionId)).toMatchObject({
    state: "settled",
    problem: null,
    property: { id: first.id },
  });
  await expect(acceptHeader(ctx, versionId)).rejects.toMatchObject({ code: "conflict" });
});

test("a print of the property that was chosen is asked nothing", async () => {
  const ours = await makeOrganisation("Ours");
  const ctx = ours.context();
  const [print] = documents;
  if (!print) throw new Error("The portfolio has prints.");
  const { id } = await createProperty(ctx, print.property);
  const file = { bytes: printDocument(print), fileName: print.fileName };
  const { versionId } = await receiveDocument(ctx, { ...file, selection: { propertyId: id } });
  await settle(ours.orgId);
  expect(await getDocument(ctx, versionId)).toMatchObject({ state: "settled", problem: null });
});
