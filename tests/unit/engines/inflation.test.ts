import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { checkPackedParts } from "@/lib/engines/inflation";
import { DocumentError } from "@/lib/errors";
import { hostilePdfs } from "../../support/hostile-pdf";
import { pagesPdf, rawPdf, textAt } from "../../support/raw-pdf";

const limits = { streamBytes: 1_000_000, inflatedBytes: 2_500_000 };

function outcomeOf(bytes: Uint8Array): string {
  try {
    checkPackedParts(bytes, limits);
    return "accepted";
  } catch (error) {
    if (error instanceof DocumentError) return error.code;
    throw error;
  }
}

function packedPage(data: Uint8Array, dictionary = "/Filter /FlateDecode") {
  return pagesPdf([{ content: { dictionary, data } }]);
}

const content = deflateSync(Buffer.from(textAt(50, 700, "12,345.67").repeat(50)));

test("ordinary packed content is accepted", () => {
  expect(outcomeOf(packedPage(content))).toBe("accepted");
});

test("a part is refused one byte past its limit", () => {
  expect(outcomeOf(packedPage(deflateSync(Buffer.alloc(1_000_000, 32))))).toBe("accepted");
  expect(outcomeOf(packedPage(deflateSync(Buffer.alloc(1_000_001, 32))))).toBe("read_too_much_memory");
});

test("parts are refused together where each alone would do", () => {
  const part = { dictionary: "/Filter /FlateDecode", data: deflateSync(Buffer.alloc(900_000, 32)) };
  const catalog = "<< /Type /Catalog /Pages 2 0 R >>";
  expect(outcomeOf(rawPdf([catalog, part, part]))).toBe("accepted");
  expect(outcomeOf(rawPdf([catalog, part, part, part]))).toBe("read_too_much_memory");
});

test("parts packed in parts are unpacked to the end", () => {
  expect(outcomeOf(hostilePdfs.nestedBomb())).toBe("read_too_much_memory");
});

test("pictures are not counted: they are unpacked only when drawn", () => {
  const picture = {
    dictionary: "/Subtype /Image /Filter /FlateDecode",
    data: deflateSync(Buffer.alloc(5_000_000)),
  };
  expect(outcomeOf(rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", picture]))).toBe("accepted");
});

test("content whose checksum no longer fits is refused as damaged", () => {
  const damaged = Uint8Array.from(content);
  const last = damaged.length - 1;
  damaged[last] = (damaged[last] ?? 0) ^ 1;
  expect(outcomeOf(packedPage(damaged))).toBe("pdf_corrupt");
});

test("a damaged font is not held against the numbers", () => {
  const data = Uint8Array.from(content).fill(0, 20, 30);
  expect(outcomeOf(packedPage(data, "/Length1 500 /Filter /FlateDecode"))).toBe("accepted");
  expect(outcomeOf(packedPage(data))).toBe("pdf_corrupt");
});

test("what stands between wrong lengths is found by its end", () => {
  const text = Buffer.from(packedPage(deflateSync(Buffer.alloc(2_000_000, 32)))).toString("latin1");
  const lying = Buffer.from(text.replace(/\/Length \d+/g, "/Length 3"), "latin1");
  expect(outcomeOf(lying)).toBe("read_too_much_memory");
});

test("content that stops in the middle is refused as damaged, a checksum left out is not", () => {
  expect(outcomeOf(packedPage(content.subarray(0, content.length - 4)))).toBe("accepted");
  expect(outcomeOf(packedPage(content.subarray(0, content.length - 12)))).toBe("pdf_corrupt");
});
