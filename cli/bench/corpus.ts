import { readFile } from "node:fs/promises";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import { findFiles } from "../files/find-files";

/** The prints that everything is measured on. */
export interface Corpus {
  origin: string;
  files: Uint8Array[];
}

export function generatedCorpus(size: { properties: number; months: number }): Corpus {
  const portfolio = generatePortfolio({ seed: 1, from: "2026-01", ...size });
  return {
    origin: `generated statements of ${size.properties} properties over ${size.months} months`,
    files: portfolio.documents.map((document) => printDocument(document)),
  };
}

export async function ownCorpus(args: readonly string[]): Promise<Corpus> {
  const found = await findFiles(args);
  const failed = found.find(({ error }) => error !== null);
  if (failed?.error) throw failed.error;
  return { origin: "your own files", files: await Promise.all(found.map(({ path }) => readFile(path))) };
}

/** All pages in one file, for tools that take one file at a time. */
export async function merged(files: readonly Uint8Array[]): Promise<Uint8Array> {
  const { PDFDocument } = await import("@cantoo/pdf-lib"); // slow to load, and only needed here
  const all = await PDFDocument.create();
  for (const bytes of files) {
    const one = await PDFDocument.load(bytes);
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
  }
  return all.save();
}
