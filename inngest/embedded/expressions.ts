import { AppError } from "@/lib/errors";

/**
 * The expressions that need no expression engine: a path, a number, an equality. Inngest's own language has more;
 * what is beyond these is refused when a function registers, so that it can never quietly mean something else.
 */

/** Where a value is: `["data", "orgId"]` of the event that started the run. */
export type EventPath = readonly string[];

/** Of the arriving event: one value at one path. */
export interface EventCondition {
  path: EventPath;
  equals: unknown;
}

const PATH = /^event((?:\.[A-Za-z_]\w*)+)$/;
const LITERAL = /^event((?:\.[A-Za-z_]\w*)+)\s*==\s*(?:'([^'\\]*)'|"([^"\\]*)")$/;
const SAME = /^event((?:\.[A-Za-z_]\w*)+)\s*==\s*async((?:\.[A-Za-z_]\w*)+)$/;

export function parsePath(text: string): EventPath {
  const [, path] = PATH.exec(text.trim()) ?? [];
  if (!path) throw unsupported(text, "a path such as event.data.orgId");
  return path.slice(1).split(".");
}

/** `event.data.function_id == 'app-work'` */
export function parseCondition(text: string): EventCondition {
  const [, path, single, double] = LITERAL.exec(text.trim()) ?? [];
  if (!path) throw unsupported(text, "an equality such as event.data.kind == 'word'");
  return { path: path.slice(1).split("."), equals: single ?? double };
}

/** `event.data.id == async.data.id`, as a condition of the awaited event once the run's own is known. */
export function parseMatch(text: string, own: object): EventCondition {
  const [, left, right] = SAME.exec(text.trim()) ?? [];
  if (!left || !right) throw unsupported(text, "an equality such as event.data.id == async.data.id");
  return { path: right.slice(1).split("."), equals: readPath(left.slice(1).split("."), own) ?? null };
}

/** A number, or a path to one. */
export function parsePriority(text: string): number | EventPath {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : parsePath(text);
}

/** Undefined where the event has nothing there. */
export function readPath(path: EventPath, event: object): unknown {
  let value: unknown = event;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

export function holds({ path, equals }: EventCondition, event: object): boolean {
  return JSON.stringify(readPath(path, event) ?? null) === JSON.stringify(equals ?? null);
}

function unsupported(text: string, instead: string): AppError {
  return new AppError("expression_unsupported", `"${text}" is not supported here; use ${instead}.`);
}
