import { AppError } from "@/lib/errors";

/** What may be said of an error outside the process: plain data, without any value a statement was given. */
export interface RedactedError {
  name: string;
  message: string;
  /** SQLSTATE, a code of Node, or ours. */
  code?: string;
  /** Frames only: the head of a stack repeats the message. */
  stack?: string;
  cause?: RedactedError;
}

/** Deeper chains are loops, or nothing that helps. */
const MAX_DEPTH = 5;

/**
 * Errors of the database and of Drizzle carry every bound value in message, stack, `params`, `detail` and more. This is the
 * one place that makes an error fit for a log, a report or a job's record: of a database error only names of the
 * schema stay, and values known from one error of a chain are struck from the messages of all others.
 */
export function redactError(thrown: unknown): RedactedError {
  const chain = chainOf(thrown);
  const values = chain.flatMap(valuesOf).sort((a, b) => b.length - a.length);
  return chain.reduceRight<RedactedError | undefined>(
    (cause, error) => ({ ...redactOne(error, values), ...(cause ? { cause } : {}) }),
    undefined,
  ) as RedactedError;
}

/** An `Error` that says what `redactError` lets through, for libraries that want one thrown. */
export function asSafeError(thrown: unknown): Error {
  return revive(redactError(thrown));
}

function revive({ name, message, code, stack = "", cause }: RedactedError): Error {
  const error = new Error(message, cause ? { cause: revive(cause) } : {});
  error.stack = `${name}: ${message}\n${stack}`;
  return Object.assign(error, { name }, code ? { code } : {});
}

function chainOf(thrown: unknown): unknown[] {
  const chain: unknown[] = [thrown];
  for (let error = thrown; error instanceof Error && error.cause != null && chain.length < MAX_DEPTH; ) {
    error = error.cause;
    if (chain.includes(error)) break;
    chain.push(error);
  }
  return chain;
}

function redactOne(thrown: unknown, values: readonly string[]): RedactedError {
  if (!(thrown instanceof Error)) return { name: "NotAnError", message: `A ${typeof thrown} was thrown.` };
  const code = stringOf(thrown, "code");
  const stack = framesOf(thrown);
  return {
    name: nameOf(thrown),
    message: messageOf(thrown, values),
    ...(code && /^[\w-]{1,40}$/.test(code) ? { code } : {}),
    ...(stack ? { stack } : {}),
  };
}

/** Some libraries hang a sentence where a name belongs. */
function nameOf(error: Error): string {
  const given = error.name === "Error" ? error.constructor.name : error.name;
  return /^[\w$]{1,60}$/.test(given) ? given : "Error";
}

function messageOf(error: Error, values: readonly string[]): string {
  if (isQueryError(error)) return `A query failed: ${whatItDid(error.query)}.`;
  if (isDatabaseError(error)) return databaseMessage(error);
  if (error instanceof AppError && values.length === 0) return error.message;
  const struck = values.reduce((message, value) => message.replaceAll(value, "[redacted]"), error.message);
  return struck.replace(MAIL_ADDRESS, "[address]");
}

/** Mail servers and validators like to repeat whom they refuse. */
const MAIL_ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** Every text by which an outer message could repeat a value: the values themselves and the messages that contain them. */
function valuesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !(isQueryError(error) || isDatabaseError(error))) return [];
  const given = [...listOf(error, "params"), ...listOf(error, "parameters")];
  const texts = ["detail", "where", "hint", "query", "internal_query"].map((name) => stringOf(error, name));
  return [error.message, ...texts, ...given.flatMap(textsIn)].filter(
    (text): text is string => text !== undefined && text.length >= MIN_VALUE,
  );
}

/** Shorter texts stand in every sentence by chance. */
const MIN_VALUE = 4;

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "bigint") return [String(value)];
  if (value instanceof Date) return [value.toISOString()];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

function isQueryError(error: Error): error is Error & { query: string } {
  return "query" in error && typeof error.query === "string" && "params" in error;
}

/** By what it carries rather than by its class, of which the built app may hold more than one. */
function isDatabaseError(error: Error): boolean {
  return /^[0-9A-Z]{5}$/.test(stringOf(error, "code") ?? "") && "severity" in error;
}

/** Names of the schema are ours; message, detail and where are the statement's. */
function databaseMessage(error: Error): string {
  const named = ["table", "column", "constraint", "routine"].flatMap((kind) => {
    const name = stringOf(error, `${kind}_name`) ?? stringOf(error, kind);
    return name && /^[\w$]{1,63}$/.test(name) ? [`${kind} ${name}`] : [];
  });
  const where = named.length > 0 ? ` (${named.join(", ")})` : "";
  return `The database answered ${stringOf(error, "code")}${where}.`;
}

function whatItDid(query: string): string {
  const found =
    /^\s*(select|insert|update|delete)\b(?:[^']*?\b(?:from|into|update)\s+|\s+)"?([a-z_]\w*)"?/i.exec(query);
  return found ? `${found[1]?.toLowerCase()} on ${found[2]}` : "another statement";
}

/** The frames at the end of a stack, taken by their shape: a message can have lines of its own that look like anything. */
function framesOf({ stack = "", message }: Error): string {
  const at = stack.indexOf(message);
  const rest = at < 0 ? stack : stack.slice(at + message.length);
  return rest
    .split("\n")
    .filter((line) =>
      /^ {4}at (?:[\w$.<>[\] ]+ \()?(?:async )?(?:\/|node:|file:|webpack|[A-Z]:\\|\[)[^\s'"]*(?: [^\s'"]*)?:\d+:\d+\)?$/.test(
        line,
      ),
    )
    .join("\n");
}

function stringOf(error: Error, name: string): string | undefined {
  const value = (error as Error & Record<string, unknown>)[name];
  return typeof value === "string" ? value : undefined;
}

function listOf(error: Error, name: string): unknown[] {
  const value = (error as Error & Record<string, unknown>)[name];
  return Array.isArray(value) ? value : [];
}
