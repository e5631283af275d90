import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/errors";
import { nearestName } from "@/lib/formula/nearest-name";
import manifest from "@/package.json";
import type { Command } from "./command";
import { benchCommand } from "./commands/bench";
import { checkCommand } from "./commands/check";
import { readCommand } from "./commands/read";
import { replayCommand } from "./commands/replay";
import { sampleCommand } from "./commands/sample";
import { exitCodes } from "./exit-codes";
import { printJson } from "./print-json";
import { processTerminal, type Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const commands: readonly Command[] = [readCommand, checkCommand, sampleCommand, benchCommand, replayCommand];

/** Runs the command line of this process and resolves with its exit code once everything is written. */
export async function main(argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, processTerminal(argv, process.env));
}

/** With --json exactly one JSON document is printed, whatever happens. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const own = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
  const isJson = own.includes("--json");
  const command = commands.find(({ name }) => name === commandName(own));
  try {
    const text = helpText(own, command);
    if (text !== null) {
      await (isJson ? printJson({ help: text }, terminal) : terminal.print(text));
      return exitCodes.done;
    }
    if (!command) throw unknownCommand(commandName(own));
    return await command.run(withoutCommandName(argv, command.name), terminal);
  } catch (error) {
    return reportError(error, { isJson, terminal, emptyJson: command?.emptyJson ?? {} });
  }
}

function commandName(args: readonly string[]): string | null {
  return args.find((arg) => !arg.startsWith("-")) ?? null;
}

function withoutCommandName(argv: readonly string[], name: string): string[] {
  const at = argv.indexOf(name);
  return argv.filter((_, index) => index !== at);
}

function helpText(args: readonly string[], command: Command | undefined): string | null {
  const isAsked = args.includes("--help") || args.includes("-h");
  if (args.includes("--version")) return `${manifest.version}\n`;
  if (commandName(args) === "help")
    return commands.find(({ name }) => args.includes(name))?.help ?? overview();
  if (command) return isAsked ? command.help : null;
  return isAsked || commandName(args) === null ? overview() : null;
}

function unknownCommand(name: string | null): UsageError {
  const names = commands.map((command) => command.name);
  const suggestion = nearestName(name ?? "", names);
  const meant = suggestion ? ` Did you mean "reims ${suggestion}"?` : "";
  return new UsageError(
    `There is no command "${name}".${meant}`,
    `Commands: ${names.join(", ")}. See "reims --help".`,
  );
}

async function reportError(
  error: unknown,
  to: { isJson: boolean; terminal: Terminal; emptyJson: Record<string, unknown> },
): Promise<number> {
  const described = describeError(error);
  const hint = error instanceof UsageError && error.hint ? `\n${error.hint}` : "";
  to.terminal.note(`${described.message}${hint}\n`);
  if (described.code === "internal")
    to.terminal.note(`${error instanceof Error ? error.stack : String(error)}\n`);
  if (to.isJson) await printJson({ ...to.emptyJson, error: described }, to.terminal);
  return described.code === "internal" ? exitCodes.internal : exitCodes.nothingDone;
}

/** Our own words for what we expect; anything else is a bug, and gets a reference to find it by. */
function describeError(error: unknown): { code: string; message: string; reference?: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const reference = randomUUID();
  return {
    code: "internal",
    message: `Something went wrong on our side (reference ${reference}).`,
    reference,
  };
}

function overview(): string {
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join("\n");
  return `REIMS reads financial statements of commercial properties, proves their figures by arithmetic and explains what
does not reconcile. Everything happens on this machine; nothing is sent anywhere.

Usage: reims <command> [options]

${list}

Try it without files of your own:
  reims sample --out my-sample --defect sign
  reims check my-sample

Every command: --help teaches it, --json prints one JSON document on standard output, --no-color.
Within a clone: npm run -s reims -- <command>, or npx reims <command>.
`;
}
