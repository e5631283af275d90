import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { readerLimits } from "@/lib/engines/limits";
import { openDocument } from "@/lib/engines/open-document";
import { createPdfiumEngine, type PdfiumEngine } from "@/lib/engines/pdfium/pdfium-engine";
import { readWords } from "@/lib/engines/read-document";
import { DocumentError } from "@/lib/errors";
import { pagesPdf, rawPdf, textAt } from "../../support/raw-pdf";

let engine: PdfiumEngine;
beforeAll(async () => {
  engine = await createPdfiumEngine();
});

const statement = pagesPdf([
  { content: textAt(50, 700, "Total Assets") + textAt(500, 700, "12,345.67") },
  { content: textAt(50, 700, "Page two") },
]);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DocumentError) return error.code;
    throw error;
  }
  return "accepted";
}

async function protectedPdf(passwords: {
  userPassword?: string;
  ownerPassword: string;
}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([612, 792]).drawText("Balance 12,345.67", { x: 50, y: 700, size: 8 });
  document.encrypt({ userPassword: "", ...passwords });
  return document.save();
}

describe("files that cannot be read", () => {
  test("without words on any page look like a scan", () => {
    expect(codeOf(() => readWords(engine, pagesPdf([{ content: "0 0 100 100 re f" }])))).toBe(
      "no_text_layer",
    );
  });

  test("with hidden words only, as text recognition leaves them, look like a scan too", () => {
    const bytes = pagesPdf([{ content: `3 Tr ${textAt(50, 700, "12,345.67")}` }]);
    expect(codeOf(() => readWords(engine, bytes))).toBe("no_text_layer");
  });

  test("with a page too many are refused, with one fewer read", () => {
    const pages = (count: number) =>
      pagesPdf(Array.from({ length: count }, () => ({ content: textAt(50, 700, "x") })));
    expect(codeOf(() => openDocument(engine, pages(501)))).toBe("too_many_pages");
    expect(readWords(engine, pages(500))).toHaveLength(500);
  });

  test("with a password are refused as encrypted", async () => {
    const bytes = await protectedPdf({ userPassword: "secret", ownerPassword: "owner" });
    expect(codeOf(() => readWords(engine, bytes))).toBe("pdf_encrypted");
  });

  test("with garbage between header and end are refused as damaged", () => {
    const bytes = Buffer.from(`%PDF-1.7\n${"garbage ".repeat(500)}\nstartxref\n9\n%%EOF\n`);
    expect(codeOf(() => readWords(engine, bytes))).toBe("pdf_corrupt");
  });

  test("without pages are refused as damaged", () => {
    const bytes = rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]);
    expect(codeOf(() => readWords(engine, bytes))).toBe("pdf_corrupt");
  });

  test("with a page that is not there are refused, not read in part", () => {
    const text = Buffer.from(statement).toString("latin1");
    const bytes = Buffer.from(text.replace("/Kids [5 0 R 7 0 R]", "/Kids [5 0 R 9 0 R]"), "latin1");
    expect(codeOf(() => readWords(engine, bytes))).toBe("pdf_corrupt");
  });

  test("with more text on a page than any statement has are refused", async () => {
    const small = await createPdfiumEngine({ ...readerLimits, glyphsPerPage: 10 });
    expect(codeOf(() => readWords(small, statement))).toBe("read_too_long");
  });
});

test("a file that only forbids printing and copying is read", async () => {
  const [page] = readWords(engine, await protectedPdf({ ownerPassword: "owner" }));
  expect(page?.words.map(({ text }) => text)).toEqual(["Balance", "12,345.67"]);
});

test("a table of objects in the wrong place is found again", () => {
  const text = Buffer.from(statement).toString("latin1");
  const bytes = Buffer.from(text.replace(/startxref\n\d+/, "startxref\n7"), "latin1");
  expect(readWords(engine, bytes)).toEqual(readWords(engine, statement));
});

test("a file found again with a page's content lost is refused, not read in part", () => {
  const text = Buffer.from(statement).toString("latin1");
  const lost = text.replace(/startxref\n\d+/, "startxref\n7").replace("8 0 obj", "9 0 obj");
  expect(codeOf(() => readWords(engine, Buffer.from(lost, "latin1")))).toBe("pdf_corrupt");
});

test("a blank page of a sound file is read as blank", () => {
  const pages = readWords(engine, pagesPdf([{ content: textAt(50, 700, "x") }, { content: "" }]));
  expect(pages.map(({ words }) => words.length)).toEqual([1, 0]);
});

test("the same file gives the same words, in any order of pages", () => {
  const [first, second] = readWords(engine, statement);
  const document = engine.open(statement);
  expect([document.page(2), document.page(1), document.page(1)]).toEqual([second, first, first]);
  document.close();
});

test("two documents are open at once without mixing", () => {
  const one = engine.open(statement);
  const other = engine.open(pagesPdf([{ content: textAt(50, 700, "Other") }]));
  expect(one.page(1).words[0]?.text).toBe("Total");
  expect(other.page(1).words[0]?.text).toBe("Other");
  one.close();
  expect(other.page(1).words[0]?.text).toBe("Other");
  other.close();
  expect(() => other.page(1)).toThrow("closed");
});

test("many documents one after another, refused ones too, take no more memory than a few", () => {
  const hidden = pagesPdf([{ content: "" }]);
  const big = Buffer.concat([
    statement.subarray(0, 16),
    Buffer.alloc(1_000_000, "%\n"),
    statement.subarray(16),
  ]);
  const readAll = () => {
    readWords(engine, statement);
    readWords(engine, big);
    codeOf(() => readWords(engine, hidden));
    codeOf(() => engine.open(Buffer.alloc(1_000_000)));
  };
  for (let i = 0; i < 5; i++) readAll();
  const before = engine.memoryBytes();
  for (let i = 0; i < 100; i++) readAll();
  expect(engine.memoryBytes()).toBe(before);
});

describe("page images", () => {
  function render(entries: string, content: string, pixelsPerPoint: number) {
    const document = engine.open(pagesPdf([{ content, entries }]));
    const image = document.render(1, pixelsPerPoint);
    document.close();
    return {
      ...image,
      at: (x: number, y: number) => [...image.rgba.subarray(4 * (y * image.width + x)).subarray(0, 4)],
    };
  }

  test("are opaque, white where nothing is drawn, in red green blue order", () => {
    const { width, height, at } = render("/MediaBox [0 0 100 200]", "1 0 0 rg 0 190 10 10 re f", 2);
    expect([width, height]).toEqual([200, 400]);
    expect(at(5, 5)).toEqual([255, 0, 0, 255]);
    expect(at(100, 100)).toEqual([255, 255, 255, 255]);
  });

  test("are turned and cropped as the words are", () => {
    const { width, height, at } = render(
      "/MediaBox [0 0 300 300] /CropBox [100 50 200 250] /Rotate 90",
      "0 0 1 rg 100 240 10 10 re f",
      1,
    );
    expect([width, height]).toEqual([200, 100]);
    expect(at(195, 5)).toEqual([0, 0, 255, 255]);
  });

  test("come smaller than asked rather than past the limit", async () => {
    const small = await createPdfiumEngine({ ...readerLimits, renderPixels: 10_000 });
    const document = small.open(statement);
    const { width, height, rgba } = document.render(1, 100);
    document.close();
    expect(width * height).toBeLessThanOrEqual(10_000);
    expect(width / height).toBeCloseTo(612 / 792, 1);
    expect(rgba.length).toBe(4 * width * height);
  });
});
