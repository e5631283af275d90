import { commonOptions, parseArguments, wholeNumber } from "../arguments";
import { runBench } from "../bench/bench";
import { generatedCorpus, ownCorpus } from "../bench/corpus";
import type { Command } from "../command";
import { exitCodes } from "../exit-codes";
import { printJson } from "../print-json";
import { createProgress } from "../progress";
import { benchReportText } from "../report/bench-report";
import { UsageError } from "../usage-error";

const help = `Measures how fast statements are read and proven, and how long the rules take, beside other tools in the same run.

Usage: reims bench [options] [<file or folder> …]

Without files it measures on generated statements. The yardsticks are PyMuPDF (python3 with pymupdf) and pdftotext
(poppler), both only finding words with their positions; one that is not installed is named as missing.

Examples:
  reims bench                      about half a minute
  reims bench --seconds 10         longer rounds, steadier numbers
  reims bench march/               on your own prints

Options:
  --seconds <n>      how long each measurement lasts at least (default 3)
  --properties <n>   size of the generated portfolio (default 5)
  --months <n>       its months (default 12)
  --json             one JSON document on standard output
  --no-color         no colours (also: NO_COLOR=1)
`;

const options = {
  ...commonOptions,
  seconds: { type: "string", default: "3" },
  properties: { type: "string", default: "5" },
  months: { type: "string", default: "12" },
} as const;

/** A median needs a few rounds even where one takes longer than asked. */
const LEAST_ROUNDS = 3;

export const benchCommand: Command = {
  name: "bench",
  summary: "measure speed beside other tools",
  help,
  emptyJson: {},
  async run(args, terminal) {
    const { values, positionals } = parseArguments("bench", args, options);
    const secondsEach = wholeNumber("seconds", values.seconds, { least: 1, most: 600 });
    const properties = wholeNumber("properties", values.properties, { least: 1, most: 100 });
    const months = wholeNumber("months", values.months, { least: 1, most: 60 });
    const corpus =
      positionals.length > 0 ? await ownCorpus(positionals) : generatedCorpus({ properties, months });
    if (corpus.files.length === 0) throw new UsageError("There is no file to measure on.");
    const progress = createProgress(terminal);
    const report = await runBench(corpus, { secondsEach, leastRounds: LEAST_ROUNDS }, (stage) =>
      progress.announce(`Measuring: ${stage}`),
    );
    progress.stop();
    await (values.json ? printJson(report, terminal) : terminal.print(benchReportText(report, terminal)));
    return exitCodes.done;
  },
};
