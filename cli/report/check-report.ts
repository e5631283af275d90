import type { ReadDocument } from "@/lib/proof/proof";
import type { FileError } from "@/lib/report/file-error";
import type { CheckReport, Outcome, RuleResult } from "@/lib/rules/result";
import { counted, grouped } from "./amount";
import { accountsOf } from "./evidence-lines";
import { fileErrorsReport } from "./file-errors";
import { groupFindings } from "./finding-groups";
import { findingReport } from "./finding-report";
import { outcomeWords } from "./outcome-words";
import { type Painter, printable } from "./paint";
import { type Cell, type Column, renderTable } from "./table";
import { kindName, periodName } from "./words";
import { wrap } from "./wrap";

export interface CheckReportOptions {
  paint: Painter;
  width: number;
  /** List every result, not only the findings. */
  listsAll: boolean;
}

/** `reims check` for people: what was read, how much of it is proven, what is wrong and why, what was looked at. */
export function checkReportText(
  report: CheckReport,
  errors: readonly FileError[],
  options: CheckReportOptions,
): string {
  const { paint, width } = options;
  return [
    ...documentTable(report.documents, paint, width),
    "",
    proofLine(report.proof, paint),
    "",
    ...fileErrorsReport(errors, paint, width),
    ...(report.documents.length > 0 ? findings(report, paint, width) : []),
    ...(options.listsAll ? [...resultTable(report.results, paint, width), ""] : []),
    ...wrap(outcomeCounts(report.results, paint), width, "  ", ""),
    ...wrap(shortHashes(report), width, "  ", "").map(paint.dim),
    "",
  ].join("\n");
}

function documentTable(documents: readonly ReadDocument[], paint: Painter, width: number): string[] {
  if (documents.length === 0) return ["No statement could be read."];
  const columns: Column[] = [
    { heading: "Property", align: "left" },
    { heading: "Statement", align: "left" },
    { heading: "Period", align: "left" },
    { heading: "Proven", align: "right" },
    { heading: "File", align: "left", canShrink: true },
  ];
  return renderTable(
    columns,
    documents.map((document) => documentRow(document, paint)),
    width,
  );
}

function documentRow({ reading, proof, file }: ReadDocument, paint: Painter): Cell[] {
  const marks = proof.marks.flatMap((byColumn) => Object.values(byColumn));
  const proven = marks.filter((mark) => mark?.status === "proven").length;
  const isComplete = proven === marks.length;
  return [
    { text: printable(reading.property.code) },
    { text: kindName(reading.kind) },
    { text: periodName(reading.period) },
    {
      text: `${proven}/${marks.length} ${isComplete ? "✓" : "·"}`,
      paint: isComplete ? paint.green : paint.yellow,
    },
    { text: printable(file), paint: paint.dim },
  ];
}

function proofLine({ figures, proven, repaired }: CheckReport["proof"], paint: Painter): string {
  const summary = `${grouped(proven)} of ${counted(figures, "figure")} proven`;
  const repairs = repaired > 0 ? `, ${grouped(repaired)} repaired` : "";
  return proven === figures ? paint.green(`✓ ${summary}${repairs}`) : paint.yellow(`· ${summary}${repairs}`);
}

function findings({ results, documents }: CheckReport, paint: Painter, width: number): string[] {
  const groups = groupFindings(results);
  if (groups.length === 0) return [paint.green("✓ No findings."), ""];
  const count = groups.reduce((sum, group) => sum + 1 + group.others.length, 0);
  const title = `${counted(count, "finding")}${count === groups.length ? "" : ` with ${counted(groups.length, "cause")}`}`;
  const accountAt = accountsOf(documents);
  return [
    paint.bold(title),
    "",
    ...groups.flatMap((group) => findingReport(group, { paint, width, accountAt })),
  ];
}

function resultTable(results: readonly RuleResult[], paint: Painter, width: number): string[] {
  const columns: Column[] = [
    { heading: "Outcome", align: "left" },
    { heading: "Rule", align: "left" },
    { heading: "Property", align: "left" },
    { heading: "Period", align: "left" },
    { heading: "Subject", align: "left" },
    { heading: "Because", align: "left", canShrink: true },
  ];
  return renderTable(
    columns,
    results.map((result) => resultRow(result, paint)),
    width,
  );
}

function resultRow(result: RuleResult, paint: Painter): Cell[] {
  const outcome = outcomeWords(result.outcome, paint);
  return [
    { text: `${outcome.symbol} ${outcome.word}`, paint: outcome.paint },
    { text: `${result.rule} v${result.version}` },
    { text: printable(result.property) },
    { text: periodName(result.period) },
    { text: printable(result.subject ?? "") },
    { text: printable(result.because) },
  ];
}

const countedOutcomes: readonly Outcome[] = [
  "failed",
  "warned",
  "passed",
  "not_applicable",
  "not_evaluated",
  "errored",
];

/** Every outcome by its own name: what could not be looked at is not a pass. */
function outcomeCounts(results: readonly RuleResult[], paint: Painter): string {
  const parts = countedOutcomes.flatMap((outcome) => {
    const count = results.filter((result) => result.outcome === outcome).length;
    if (outcome === "errored" && count === 0) return [];
    const words = outcomeWords(outcome, paint);
    const text = `${words.symbol} ${grouped(count)} ${words.word}`;
    return [count === 0 ? paint.dim(text) : words.paint(text)];
  });
  return `${counted(results.length, "result")}: ${parts.join(", ")}`;
}

function shortHashes({ hashes }: CheckReport): string {
  const short = Object.entries(hashes).map(([name, hash]) => `${name} ${String(hash).slice(0, 12)}`);
  return `hashes: ${short.join(", ")}`;
}
