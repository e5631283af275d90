import { resolve } from "node:path";
import { sha256Of } from "@/lib/engines/sha256";
import { nearestName } from "@/lib/formula/nearest-name";
import { DEFECT_KINDS, type DefectKind } from "@/lib/sample/defects";
import { makeSample, type Sample } from "@/lib/sample/make-sample";
import type { PrintWindow } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import { commonOptions, parseArguments, wholeNumber } from "../arguments";
import type { Command } from "../command";
import { exitCodes } from "../exit-codes";
import { printJson } from "../print-json";
import { sampleReport } from "../report/sample-report";
import { writeSampleFolder } from "../sample/sample-folder";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

const help = `Prints the statements of invented properties: a double-entry ledger of retail centres, true to the cent, as PDF files.

Usage: reims sample --out <folder> [options]

The same options always give the same bytes. With --defect one print is altered, or one entry booked wrongly, and
labels.json says what is wrong, which rules should notice, and whether the documents determine the cause.

Examples:
  reims sample --out clean                            a clean portfolio; then: reims check clean
  reims sample --out wrong --defect sign              one amount printed with the opposite sign
  reims sample --out big --properties 30 --months 24  something larger
  reims sample --list-defects                         what can be wrong

Options:
  --out <folder>       where to write; a new or empty folder, or one of an earlier sample
  --seed <number>      another number, another portfolio (default 1)
  --properties <n>     how many properties (default 3)
  --from <YYYY-MM>     the first month (default 2024-01)
  --months <n>         how many months (default 12)
  --prints <list>      windows of the income statements (default month,quarter,year)
  --defect <kind>      may be given more than once
  --list-defects       list the kinds of defects and stop
  --quiet              print nothing
  --json               one JSON document on standard output
  --no-color           no colours (also: NO_COLOR=1)
`;

const options = {
  ...commonOptions,
  out: { type: "string" },
  seed: { type: "string", default: "1" },
  properties: { type: "string", default: "3" },
  from: { type: "string", default: "2024-01" },
  months: { type: "string", default: "12" },
  prints: { type: "string", default: "month,quarter,year" },
  defect: { type: "string", multiple: true, default: [] as string[] },
  "list-defects": { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
} as const;

export const sampleCommand: Command = {
  name: "sample",
  summary: "print statements of invented properties, clean or with a labelled defect",
  help,
  emptyJson: {},
  async run(args, terminal) {
    const { values, positionals } = parseArguments("sample", args, options);
    if (values["list-defects"]) return listDefects(values.json, terminal);
    const [stray] = positionals;
    if (stray !== undefined) {
      throw new UsageError(`"reims sample" takes no argument "${stray}".`, `Did you mean --out ${stray}?`);
    }
    if (!values.out)
      throw new UsageError("Where should the sample be written?", "For example: --out my-sample");
    const seed = wholeNumber("seed", values.seed, { least: 0, most: 4_294_967_295 });
    const sample = makeSample({
      seed,
      properties: wholeNumber("properties", values.properties, { least: 1, most: 1000 }),
      from: monthOf(values.from),
      months: wholeNumber("months", values.months, { least: 1, most: 240 }),
      prints: printsOf(values.prints),
      defects: values.defect.map(defectKind),
    });
    const files = printFiles(sample);
    await writeSampleFolder(resolve(values.out), files, { seed });
    if (values.json) await printJson(sampleJson(sample, seed, files), terminal);
    else if (!values.quiet) await terminal.print(sampleReport(sample, values.out, terminal));
    return exitCodes.done;
  },
};

function printFiles({ portfolio, labels }: Sample): Map<string, Uint8Array | string> {
  const files = new Map<string, Uint8Array | string>();
  for (const document of portfolio.documents) files.set(document.fileName, printDocument(document));
  if (labels.length > 0) files.set("labels.json", `${JSON.stringify({ labels }, null, 2)}\n`);
  return files;
}

function sampleJson(
  { portfolio, labels }: Sample,
  seed: number,
  files: ReadonlyMap<string, Uint8Array | string>,
) {
  const documents = portfolio.documents.map(({ fileName, property, kind, window }) => ({
    file: fileName,
    sha256: sha256Of(files.get(fileName) ?? ""),
    property: { name: property.name, code: property.code },
    kind,
    period: { start: window.start, end: window.end },
  }));
  return { seed, documents, labels };
}

async function listDefects(isJson: boolean, terminal: Terminal): Promise<number> {
  const kinds = DEFECT_KINDS.map(({ kind, description }) => ({ kind, description }));
  const width = Math.max(...kinds.map(({ kind }) => kind.length));
  const lines = kinds.map(({ kind, description }) => `  ${kind.padEnd(width)}  ${description}\n`);
  await (isJson ? printJson({ defects: kinds }, terminal) : terminal.print(lines.join("")));
  return exitCodes.done;
}

function monthOf(text: string): string {
  if (/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new UsageError(`--from takes a month like 2024-01, not "${text}".`);
}

const printWindows: readonly PrintWindow[] = ["month", "quarter", "year"];

function printsOf(text: string): PrintWindow[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !printWindows.some((window) => window === name));
  if (unknown === undefined) return printWindows.filter((window) => names.includes(window));
  throw new UsageError(`--prints takes month, quarter and year, with commas between, not "${unknown}".`);
}

function defectKind(text: string): DefectKind {
  const kinds = DEFECT_KINDS.map(({ kind }) => kind);
  const known = kinds.find((kind) => kind === text);
  if (known) return known;
  const suggestion = nearestName(text, kinds);
  const meant = suggestion ? ` Did you mean ${suggestion}?` : "";
  throw new UsageError(`There is no defect "${text}".${meant}`, `"reims sample --list-defects" lists them.`);
}
