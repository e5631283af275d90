import { type DestinationStream, type Logger, pino } from "pino";
import { env } from "@/lib/env";
import { redactError } from "./redact-error";

/** Fields that hold what opens a door, wherever in the first two levels they stand. */
const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "password",
  "secret",
  "token",
  "accessToken",
  "apiKey",
  "clientSecret",
  "set-cookie",
];

let known: Logger | undefined;

/** One line of JSON an event, on standard output. */
export function log(): Logger {
  known ??= createLog(configuredLevel());
  return known;
}

export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: "reims" },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap(pathsOf), censor: "[redacted]" },
    hooks: {
      // Before pino looks: it would take the message of an error for its own.
      logMethod(this: Logger, parameters: unknown[], write: (this: Logger, ...rest: unknown[]) => void) {
        const [first, ...rest] = parameters;
        const isError = first instanceof Error;
        const fields = isError ? { err: redactError(first) } : withoutErrors(first);
        write.call(
          this,
          fields,
          ...(isError && rest.length === 0 ? ["An error was thrown."] : rest.map(withoutErrors)),
        );
      },
    },
  } satisfies Parameters<typeof pino>[0];
  return destination ? pino(options, destination) : pino(options);
}

function withoutErrors(value: unknown): unknown {
  if (value instanceof Error) return redactError(value);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, field instanceof Error ? redactError(field) : field]),
  );
}

function pathsOf(name: string): string[] {
  const step = /^\w+$/.test(name) ? name : `["${name}"]`;
  return [step, step.startsWith("[") ? `*${step}` : `*.${step}`];
}

/** A process that cannot read its environment must still be able to say so. */
function configuredLevel(): string {
  try {
    return env().logLevel;
  } catch {
    return "info";
  }
}
