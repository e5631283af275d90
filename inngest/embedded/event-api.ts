import { createHash, randomUUID } from "node:crypto";
import { AppError } from "@/lib/errors";
import { eventSchema, type JobEvent } from "./protocol";

/** Inngest's own bound of one request. */
export const MAX_EVENT_BYTES = 512 * 1024;

/**
 * Events of one request to the event API. The SDK repeats a request that got no answer with the same seed, so ids made
 * from it make the repetition harmless.
 */
export function readEvents(raw: unknown, seed: string | null, now: Date): JobEvent[] {
  const parsed = eventSchema.array().safeParse([raw].flat());
  if (!parsed.success)
    throw new AppError("event_wrong", "An event is an object with a name and data that is an object.");
  if (JSON.stringify(raw).includes("\\u0000"))
    throw new AppError("event_wrong", "An event holds no zero bytes: Postgres cannot store them.");
  return parsed.data.map((event, index) => {
    if (event.name.startsWith("inngest/"))
      throw new AppError("event_reserved", "Names that start with inngest/ are Inngest's own.");
    const { id, name, data, ts } = event;
    return { id: id ?? madeId(seed, index), name, data, ts: ts ?? now.getTime() };
  });
}

function madeId(seed: string | null, index: number): string {
  return seed ? createHash("sha256").update(`${seed},${index}`).digest("hex").slice(0, 32) : randomUUID();
}
