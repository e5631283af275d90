import { randomInt } from "node:crypto";
import { log } from "./log";
import { sendToSentry } from "./sentry";

/** Ids and names that help to find the cause; never what a person typed or a document says. */
export interface ErrorContext {
  /** The action, route or job. */
  where: string;
  [detail: string]: string | number | null;
}

/** For bugs, once each: logged and sent in a redacted form. Returns the reference that people are shown. */
export function reportError(error: unknown, context: ErrorContext): string {
  const reference = newReference();
  log().error({ err: error, reference, ...context }, "Something went wrong on our side.");
  sendToSentry(error, reference, context);
  return reference;
}

/** Without letters and digits that are mistaken for each other when read out on the telephone. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

function newReference(): string {
  const half = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `${half()}-${half()}`;
}
