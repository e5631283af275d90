import { AppError } from "@/lib/errors";
import type { Replay, ReplayOutcome } from "@/lib/services/runs/replay-run";
import { commonOptions, parseArguments } from "../arguments";
import type { Command } from "../command";
import { exitCodes } from "../exit-codes";
import { printJson } from "../print-json";
import { createPainter } from "../report/paint";
import { replayReport } from "../report/replay-report";
import { UsageError } from "../usage-error";

const help = `Makes a stored run again from the prints, the chart and the thresholds it was made of, and compares bit for bit.

Usage: reims replay <run id> [--json]

The id of a run is in its address in the browser and in the answers of /api/v1/runs. This is the only command that needs
the database: the one that "npm start" runs here, or the one of DATABASE_URL. It changes nothing.

Examples:
  reims replay 0197a3c2-9f4e-7b60-8d15-2c6e5b1f0a34
  reims replay --json 0197a3c2-9f4e-7b60-8d15-2c6e5b1f0a34

Options:
  --json       one JSON document on standard output
  --no-color   no colours (also: NO_COLOR=1)

Exit code: 0 when everything comes out the same; 1 when something differs; 2 when there is no such run or no database, or
when the run was made by other rules than these.
`;

const codeOf: Readonly<Record<ReplayOutcome, number>> = {
  identical: exitCodes.done,
  different: exitCodes.different,
  other_catalogue: exitCodes.nothingDone,
};

export const replayCommand: Command = {
  name: "replay",
  summary: "make a stored run again and compare it bit for bit",
  help,
  emptyJson: {},
  async run(args, terminal) {
    const { values, positionals } = parseArguments("replay", args, commonOptions);
    const [runId, stray] = positionals;
    if (runId === undefined)
      throw new UsageError("Which run should be replayed?", 'See "reims replay --help".');
    if (stray !== undefined) throw new UsageError("One run at a time.", 'See "reims replay --help".');
    const replay = await replayStored(runId);
    if (values.json) await printJson(replay, terminal);
    else await terminal.print(replayReport(replay, createPainter(terminal.hasColour), terminal.width));
    return codeOf[replay.outcome];
  },
};

/** Loaded when it is asked for: no other command waits for what speaks to a database. */
async function replayStored(runId: string): Promise<Replay> {
  const { replayRunById } = await import("@/lib/services/runs/replay-run-by-id");
  return replayRunById(runId).catch((error: unknown) => {
    throw isExpected(error) ? new AppError(error.code, error.message, { cause: error }) : error;
  });
}

/** What is loaded apart has classes of its own: an `AppError` of its is known by its name. */
function isExpected(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error && error.name === "AppError" && "code" in error && typeof error.code === "string"
  );
}
