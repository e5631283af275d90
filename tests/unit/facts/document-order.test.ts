import fc from "fast-check";
import { expect, test } from "vitest";
import { compareDocuments } from "@/lib/facts/document-order";
import { compareFileErrors, type FileError } from "@/lib/report/file-error";
import { readDocument } from "@/tests/support/read-document";

const documents = [
  readDocument({ file: "z.pdf" }),
  readDocument({ file: "y.pdf", reading: { period: { start: null, end: "2026-04-30", months: null } } }),
  readDocument({
    file: "x.pdf",
    reading: { period: { start: null, end: "2026-04-30", months: null }, printedAt: null },
  }),
  readDocument({ file: "w.pdf", reading: { kind: "income_statement" } }),
  readDocument({ file: "v.pdf", reading: { property: { name: "Alder Row", code: "alder" } } }),
  readDocument({ file: "u.pdf", sha256: "00".repeat(32) }),
];

test("documents are ordered by what they say, not by their names", () => {
  const order = [...documents].sort(compareDocuments).map(({ file }) => file);
  expect(order).toEqual(["v.pdf", "u.pdf", "z.pdf", "x.pdf", "y.pdf", "w.pdf"]);
});

test("any order of arguments gives the same order of documents", () => {
  const expected = [...documents].sort(compareDocuments);
  fc.assert(
    fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
      expect(shuffled.sort(compareDocuments)).toEqual(expected);
    }),
  );
});

test("unusable files are ordered by what is wrong, then by content", () => {
  const error = (file: string, code: FileError["code"], sha256: string | null): FileError => ({
    file,
    code,
    sha256,
    message: "",
  });
  const errors = [
    error("a", "pdf_corrupt", "22"),
    error("b", "pdf_corrupt", "11"),
    error("c", "file_empty", null),
  ];
  expect(errors.sort(compareFileErrors).map(({ file }) => file)).toEqual(["c", "b", "a"]);
});
