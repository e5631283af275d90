import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSample, type SampleOptions } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";

/** Prints of invented properties as files that a person could drop; the paths, and the properties they are of. */
export function packageFiles(options: SampleOptions): {
  paths: string[];
  properties: { code: string; name: string }[];
} {
  const folder = mkdtempSync(join(tmpdir(), "reims-package-"));
  const { portfolio } = makeSample(options);
  const paths = portfolio.documents.map((document) => {
    const path = join(folder, document.fileName);
    writeFileSync(path, printDocument(document));
    return path;
  });
  return { paths, properties: portfolio.properties.map(({ code, name }) => ({ code, name })) };
}
