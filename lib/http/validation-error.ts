import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { isStorable } from "./storable-text";

export interface FieldError {
  /** `name`, `lines.0.amount`; empty for the whole. */
  field: string;
  message: string;
}

/** What somebody sent cannot be used; every field that is wrong, with what is wrong about it. */
export class ValidationError extends AppError {
  readonly fields: readonly FieldError[];

  constructor(fields: readonly FieldError[]) {
    super("validation", fields[0]?.message ?? "That cannot be used.");
    this.fields = fields;
  }
}

/** Only what came from outside is parsed with this: a `ZodError` from anywhere else is a bug. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success)
    throw new ValidationError(
      parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    );
  const wrong = Object.entries(parsed.data ?? {}).filter(([, value]) => !isStorable(value));
  if (wrong.length === 0) return parsed.data;
  throw new ValidationError(
    wrong.map(([field]) => ({ field, message: "That has a character in it that is no text." })),
  );
}
