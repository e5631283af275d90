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
    // Made plain already; the serializer of the library would take it apart.
    serializers: { err: (error: unknown) => error },
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
          ...(isError && rest.length === 0
            ? ["An error was thrown."]
            : rest.map((value) => withoutErrors(value))),
        );
      },
    },
  } satisfies Parameters<typeof pino>[0];
  return destination ? pino(options, destination) : pino(options);
}

/** Deeper is not logged: an event holds ids and counts. */
const MAX_DEPTH = 4;

function withoutErrors(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return redactError(value);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return "[deeper]";
  if (Array.isArray(value)) return value.map((item) => withoutErrors(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, withoutErrors(field, depth + 1)]),
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
