import { z } from "zod";

/** An instant: a `Date` in the program, ISO 8601 in UTC in the answer. */
export const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime());

/** `{ id }` of a path. */
export const idParams = z.object({ id: z.uuid() });
