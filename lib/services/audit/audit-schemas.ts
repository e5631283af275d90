import { z } from "zod";
import { instant } from "@/lib/http/json-types";

/** Why somebody does what they do. Three letters: "n/a" is the shortest thing that anybody can be asked about later. */
export const reason = z.string().trim().min(3, "Say why, in at least three letters.").max(4_000);

const content = z.record(z.string(), z.unknown()).nullable();

export const auditEvent = z
  .object({
    id: z.uuid(),
    actor: z.string().meta({ description: "`user:<id>`, `key:<id>` or `job:<name>`." }),
    actorName: z.string().nullable(),
    action: z.string().meta({ description: "`finding.disposed`: the noun, then what was done." }),
    entityId: z.uuid().nullable(),
    before: content,
    after: content,
    createdAt: instant,
  })
  .meta({ id: "AuditEvent" });

/** Of the years that the database and ISO 8601 write alike. */
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((date) => date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999, "That is no time of ours.");

export const auditFilter = z.object({
  actor: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  entityId: z.uuid().optional(),
  from: moment.optional(),
  to: moment.optional(),
});
