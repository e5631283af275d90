import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearestName } from "@/lib/formula/nearest-name";
import { UsageError } from "./usage-error";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Understood by every command. */
export const commonOptions = {
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  "no-color": { type: "boolean", default: false },
} as const satisfies Options;

/** `parseArgs` in our words: what is wrong, what was probably meant, where the help is. */
export function parseArguments<const T extends Options>(
  command: string,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageErrorFrom(error, { command, names: Object.keys(options), args });
  }
}

function usageErrorFrom(
  error: unknown,
  known: { command: string; names: string[]; args: readonly string[] },
): unknown {
  if (!(error instanceof TypeError) || !("code" in error)) return error;
  const hint = `See "reims ${known.command} --help".`;
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const flag = unknownFlag(known.args, known.names);
    const suggestion = nearestName(flag.replace(/^-+/, ""), known.names);
    const meant = suggestion ? ` Did you mean --${suggestion}?` : "";
    return new UsageError(`"reims ${known.command}" has no option ${flag}.${meant}`, hint);
  }
  return new UsageError(firstSentence(error.message), hint);
}

function unknownFlag(args: readonly string[], names: readonly string[]): string {
  const flags = args
    .filter((arg) => arg.startsWith("-") && arg !== "-")
    .map((arg) => arg.split("=")[0] ?? arg);
  return flags.find((flag) => flag !== "-h" && !names.includes(flag.replace(/^--/, ""))) ?? "of that name";
}

function firstSentence(text: string): string {
  return `${text.split(/\.\s|\n/)[0]?.replace(/\.$/, "") ?? text}.`;
}

/** A whole number within its bounds, or a sentence that says which ones. */
export function wholeNumber(flag: string, text: string, bounds: { least: number; most: number }): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= bounds.least && value <= bounds.most) return value;
  throw new UsageError(
    `--${flag} takes a whole number from ${bounds.least} to ${bounds.most}, not "${text}".`,
  );
}
