import { fileErrorJson } from "@/lib/report/file-error";
import { readJson } from "@/lib/report/read-json";
import { commonOptions, parseArguments } from "../arguments";
import type { Command } from "../command";
import { exitCodes } from "../exit-codes";
import { type FilesRead, readFiles } from "../files/read-files";
import { printJson } from "../print-json";
import { createProgress } from "../progress";
import { documentReport } from "../report/document-report";
import { fileErrorsReport } from "../report/file-errors";
import { createPainter } from "../report/paint";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

const help = `Reads statements: every line, amount and percentage, where each stands on the page, and which figures are proven.

Usage: reims read [--json] <file or folder> …

A folder stands for every .pdf file below it.

  ✓  proven: the figure is part of a sum or tie that closes to the cent
  ·  not proven, and why is said below the statement

Examples:
  reims read march/Balance_Sheet.pdf           one statement, as a table
  reims read march/                            all statements of a folder
  reims read --json march/ > march.json        the same for programs, with the box of every amount

Options:
  --json       one JSON document on standard output
  --no-color   no colours (also: NO_COLOR=1)

Exit code: 0 when at least one file was read, 2 when none.
`;

export const readCommand: Command = {
  name: "read",
  summary: "read statements and prove their figures",
  help,
  emptyJson: { documents: [] },
  async run(args, terminal) {
    const { values, positionals } = parseArguments("read", args, commonOptions);
    if (positionals.length === 0) {
      throw new UsageError(
        "Which files should be read?",
        `For example: reims read statements/. See "reims read --help".`,
      );
    }
    const read = await readFiles(positionals, createProgress(terminal));
    await (values.json ? printJson(readOutput(read), terminal) : printReport(read, terminal));
    return read.documents.length > 0 ? exitCodes.done : exitCodes.nothingDone;
  },
};

function readOutput({ documents, errors }: FilesRead) {
  return { documents: [...documents.map(readJson), ...errors.map(fileErrorJson)] };
}

async function printReport({ documents, errors }: FilesRead, terminal: Terminal): Promise<void> {
  const paint = createPainter(terminal.hasColour);
  for (const document of documents)
    await terminal.print(`${documentReport(document, paint, terminal.width)}\n`);
  const failures = fileErrorsReport(errors, paint, terminal.width);
  if (failures.length > 0) await terminal.print(`${failures.join("\n")}\n`);
}
