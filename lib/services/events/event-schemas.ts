import { z } from "zod";
import { RUN_TRIGGERS } from "@/db/schema/runs";
import { instant } from "@/lib/http/json-types";
import { documentItem, runHashes } from "@/lib/services/documents/document-schemas";

const runEvent = z
  .object({
    id: z.uuid(),
    propertyId: z.uuid().nullable().meta({ description: "Null for a run over every property." }),
    trigger: z.enum(RUN_TRIGGERS),
    hashes: runHashes,
    createdAt: instant,
  })
  .meta({ id: "RunEvent" });

export type RunEvent = z.input<typeof runEvent>;

/** What `data:` holds, by what `event:` says. */
export const eventData = { document: documentItem, run: runEvent } as const;

export const anyEvent = z.union([documentItem, runEvent]).meta({
  id: "Event",
  description:
    "Server-sent events: `event: document` with a Document, `event: run` with a RunEvent. On connecting, every document that is not settled comes first.",
});
