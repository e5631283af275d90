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
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      isClosed = true; // the reader of the pipe has seen enough, e.g. `| head`
    });
  }
  return {
    width: Math.max(40, Math.min(MAX_WIDTH, process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL)),
    hasColour:
      process.stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb" && !argv.includes("--no-color"),
    isWatched: process.stderr.isTTY === true,
    print(text) {
      // Resolved only when the text has left this process: exiting before would cut off what a pipe still holds.
      return isClosed
        ? Promise.resolve()
        : new Promise((resolve) => process.stdout.write(text, () => resolve()));
    },
    note(text) {
      if (!isClosed) process.stderr.write(text);
    },
  };
}
