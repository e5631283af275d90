import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { signUp, useBrowser } from "../support/browser";
import { pagesPdf } from "../support/raw-pdf";

const browser = useBrowser();

/** Whole but for its one page, which the table of objects does not have. */
const DAMAGED = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]>> endobj
trailer <</Root 1 0 R>>
startxref
0
%%EOF`;

test("a file that cannot be used says why, on the built system, and is not taken for a fault of ours", async () => {
  const page = await browser.open();
  const email = `ivo.${randomUUID()}@reed.example`;
  await signUp(page, { name: "Ivo Reed", email, organisation: "Reed" });
  const organisation = new URL(page.url()).pathname.slice(1);
  await page.goto(`/${organisation}/import`);
  await page.locator('input[type="file"][aria-label="Files"]').setInputFiles([
    { name: "damaged.pdf", mimeType: "application/pdf", buffer: Buffer.from(DAMAGED) },
    {
      name: "scan.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(pagesPdf([{ content: "0 0 100 100 re f" }])),
    },
    { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("Dear tenants") },
    { name: "empty.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) },
  ]);
  const rows = page.getByLabel("Files").getByRole("listitem");
  for (const [name, reason] of [
    ["damaged.pdf", /came out blank/],
    ["scan.pdf", /looks like a scan/],
    ["letter.pdf", /not a PDF/i],
    ["empty.pdf", /The file is empty/],
  ] as const) {
    const row = rows.filter({ hasText: name });
    await row.getByText(reason).filter({ visible: true }).waitFor();
  }
  const { items } = await (await page.request.get(`/api/v1/documents?organization=${organisation}`)).json();
  const codes = items.map((item: { problem: { code: string } | null }) => item.problem?.code);
  expect(codes.sort()).toEqual(["no_text_layer", "pdf_corrupt"]);
});
