import { AppError } from "@/lib/errors";
import { type FieldError, ValidationError } from "@/lib/http/validation-error";
import { reportError } from "@/lib/observability/report-error";

/** What an action gives back to the page, whatever happens: data, or words for a person. */
export type ActionResult<Data> = { ok: true; data: Data } | ActionFailure;

export interface ActionFailure {
  ok: false;
  code: string;
  message: string;
  /** For the fields of a form; empty when the failure is of the whole. */
  fields: readonly FieldError[];
}

export function toFailure(error: unknown, where: string): ActionFailure {
  if (error instanceof AppError) {
    const fields = error instanceof ValidationError ? error.fields : [];
    return { ok: false, code: error.code, message: error.message, fields };
  }
  const reference = reportError(error, { where });
  const message = `Something went wrong on our side (reference ${reference}).`;
  return { ok: false, code: "internal", message, fields: [] };
}
