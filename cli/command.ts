import type { Terminal } from "./terminal";

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  help: string;
  /** Resolves with the exit code. `args` are those after the command's name. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
  /** Members beside `error` that its JSON document has also when the command could not be understood. */
  emptyJson: Record<string, unknown>;
}
