import { checkJson } from "@/lib/report/check-json";
import { checkDocuments } from "@/lib/rules/check-documents";
import type { CheckReport } from "@/lib/rules/result";
import { commonOptions, parseArguments } from "../arguments";
import type { Command } from "../command";
import { exitCodes } from "../exit-codes";
import { readFiles } from "../files/read-files";
import { printJson } from "../print-json";
import { createProgress } from "../progress";
import { checkReportText } from "../report/check-report";
import { createPainter } from "../report/paint";
import { UsageError } from "../usage-error";

const help = `Reads statements, reconciles them with themselves, with each other and with the past, and explains what is wrong.

Usage: reims check [--json] [--all] <file or folder> …

Give everything you have of a property at once: balance sheets and income statements of one month tie to each other,
and each month ties to the one before. Properties and periods come from the headers; names of files do not matter.

Examples:
  reims check march/                         what is wrong in March
  reims check 2024/ 2025/                    two years, month against month
  reims check --all march/                   every result, what passed and what could not be evaluated too
  reims check --json march/ > march.json     the same for programs

Options:
  --all        list every result, not only the findings
  --json       one JSON document on standard output, always with every result
  --no-color   no colours (also: NO_COLOR=1)

Exit code: 0; 1 when a result of severity high or critical has failed; 2 when no file was usable.
`;

/** So many statements are checked before anyone wonders what is going on. */
const QUICKLY_CHECKED = 150;

export const checkCommand: Command = {
  name: "check",
  summary: "reconcile statements and explain what is wrong",
  help,
  emptyJson: { documents: [], results: [] },
  async run(args, terminal) {
    const options = { ...commonOptions, all: { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArguments("check", args, options);
    if (positionals.length === 0) {
      throw new UsageError(
        "Which files should be checked?",
        `For example: reims check statements/. See "reims check --help".`,
      );
    }
    const progress = createProgress(terminal);
    const { documents, errors } = await readFiles(positionals, progress);
    if (documents.length > QUICKLY_CHECKED) progress.announce(`Checking ${documents.length} statements`);
    const report = checkDocuments(documents);
    progress.stop();
    if (values.json) {
      await printJson(checkJson(report, errors), terminal);
    } else {
      const [paint, width] = [createPainter(terminal.hasColour), terminal.width];
      await terminal.print(checkReportText(report, errors, { paint, width, listsAll: values.all }));
    }
    return exitCodeOf(report);
  },
};

function exitCodeOf({ documents, results }: CheckReport): number {
  if (documents.length === 0) return exitCodes.nothingDone;
  const hasGraveFailure = results.some(
    ({ outcome, severity }) => outcome === "failed" && (severity === "high" || severity === "critical"),
  );
  return hasGraveFailure ? exitCodes.failedResults : exitCodes.done;
}
