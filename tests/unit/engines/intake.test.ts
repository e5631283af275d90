import { describe, expect, test } from "vitest";
import { checkFile } from "@/lib/engines/intake";
import { DocumentError } from "@/lib/errors";
import { pagesPdf, textAt } from "../../support/raw-pdf";

const whole = pagesPdf([{ content: textAt(50, 700, "Balance Sheet") }]);

function refusalOf(bytes: Uint8Array, fileBytes = 50 * 1024 * 1024): { code: string; message: string } {
  try {
    checkFile(bytes, { fileBytes });
  } catch (error) {
    if (error instanceof DocumentError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: "accepted", message: "" };
}

test("a PDF is accepted", () => {
  expect(refusalOf(whole).code).toBe("accepted");
});

test.each([
  ["after a mail gateway's banner", Buffer.concat([Buffer.from("X-Scanned: yes\r\n\r\n"), whole])],
  ["before the padding of an old transfer program", Buffer.concat([whole, Buffer.alloc(10_000)])],
])("a PDF is accepted %s", (_, bytes) => {
  expect(refusalOf(bytes).code).toBe("accepted");
});

test("an empty file is refused as empty", () => {
  expect(refusalOf(new Uint8Array()).code).toBe("file_empty");
});

test("a file of one byte more than the limit is refused with both sizes, one of the limit is not", () => {
  const limit = 51 * 1024;
  expect(refusalOf(new Uint8Array(limit + 1), limit).code).toBe("file_too_large");
  expect(refusalOf(new Uint8Array(limit), limit).code).toBe("not_a_pdf");
  const { message } = refusalOf(new Uint8Array(51 * 1024 * 1024));
  expect(message).toContain("51 MiB");
  expect(message).toContain("50 MiB");
});

describe("a file that is no PDF is refused and named for what it is", () => {
  test.each([
    ["a PNG picture", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]],
    ["a JPEG picture", [0xff, 0xd8, 0xff, 0xe0]],
    ["a ZIP archive or an Office file (Excel, Word)", [0x50, 0x4b, 3, 4, 0]],
    ["an old Office file (Excel 97, Word 97)", [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ["a web page", [...Buffer.from("<!DOCTYPE html><html>")]],
    ["a text file", [...Buffer.from("Account,Balance\n0102,5.00\n")]],
  ])("%s", (description, bytes) => {
    const refusal = refusalOf(Uint8Array.from(bytes));
    expect(refusal.code).toBe("not_a_pdf");
    expect(refusal.message).toContain(`it looks like ${description}.`);
  });

  test("or only refused where nothing is recognised", () => {
    const refusal = refusalOf(Uint8Array.from([0, 1, 2, 3, 4]));
    expect(refusal.code).toBe("not_a_pdf");
    expect(refusal.message).not.toContain("looks like");
  });

  test("even with a PDF's header past the first kibibyte", () => {
    expect(refusalOf(Buffer.concat([Buffer.alloc(1024, 1), whole])).code).toBe("not_a_pdf");
  });
});

test("a PDF cut off anywhere before its end is refused as damaged", () => {
  for (const share of [0.1, 0.5, 0.9]) {
    const refusal = refusalOf(whole.subarray(0, Math.floor(whole.length * share)));
    expect(refusal.code).toBe("pdf_corrupt");
    expect(refusal.message).toContain("cut off");
  }
});
