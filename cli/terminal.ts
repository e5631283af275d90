import { AppError } from "@/lib/errors";

/** Where a command writes. Results go to `print`, everything else (progress, hints, errors) to `note`. */
export interface Terminal {
  width: number;
  hasColour: boolean;
  /** Someone is watching standard error: progress makes sense. */
  isWatched: boolean;
  print(text: string): Promise<void>;
  note(text: string): void;
}

/** Wide enough for a statement; wider lines are hard to follow by eye. */
const MAX_WIDTH = 120;
const WIDTH_WITHOUT_TERMINAL = 100;

export function processTerminal(argv: readonly string[], env: NodeJS.ProcessEnv): Terminal {
  let isClosed = false;
  // Failures of standard output arrive at `print`; without listeners they would end the process first.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  return {
    width: Math.max(40, Math.min(MAX_WIDTH, process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL)),
    hasColour:
      process.stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb" && !argv.includes("--no-color"),
    isWatched: process.stderr.isTTY === true,
    print(text) {
      if (isClosed) return Promise.resolve();
      // Settled only when the text has left this process: exiting before would cut off what a pipe still holds.
      return new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => {
          if (!error) return resolve();
          isClosed = true;
          // The reader of the pipe has seen enough, e.g. `| head`.
          if ("code" in error && error.code === "EPIPE") return resolve();
          reject(new AppError("output_failed", `The output could not be written: ${error.message}.`));
        });
      });
    },
    note(text) {
      process.stderr.write(text);
    },
  };
}
