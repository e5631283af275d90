import { z } from "zod";

/** One page of a list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "Send it as `cursor` for the next page." }),
  });
}
