import { z } from "zod";
import { isStorable } from "./storable-text";
import { ValidationError } from "./validation-error";

/** As many as a screen shows, and a bound on what one request may ask for. */
export const limitSchema = z.coerce.number().int().min(1).max(200).default(50);

/** Query of every list that goes page by page. */
export const pageQuery = z.object({ limit: limitSchema, cursor: z.string().max(500).optional() });

export interface Page<Item> {
  items: Item[];
  /** What to send as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

/** Where a list goes on: the values of its order for the last row shown. Opaque to clients; checked like any other input. */
export function encodeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

export function decodeCursor<Position extends z.ZodType>(
  schema: Position,
  cursor: string | undefined,
): z.output<Position> | null {
  if (cursor === undefined) return null;
  const parsed = schema.safeParse(jsonIn(cursor));
  if (parsed.success && isStorable(parsed.data)) return parsed.data;
  throw new ValidationError([{ field: "cursor", message: "That cursor is not one of ours." }]);
}

/** `rows` were asked for with one more than `limit`, which says whether there is a next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => readonly (string | number | null)[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? encodeCursor(positionOf(last)) : null };
}

function jsonIn(cursor: string): unknown {
  if (!/^[\w-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
