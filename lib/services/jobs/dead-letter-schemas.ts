import { z } from "zod";
import { DEAD_LETTER_STATES } from "@/db/queries/dead-letters";
import { instant } from "@/lib/http/json-types";

export const deadLetterState = z.enum(DEAD_LETTER_STATES).meta({ id: "DeadLetterState" });

export const deadLetter = z
  .object({
    id: z.uuid(),
    state: deadLetterState,
    functionId: z.string(),
    jobRunId: z.string(),
    eventName: z.string(),
    eventData: z.record(z.string(), z.unknown()),
    reasonCode: z.string(),
    reason: z.string(),
    attempts: z.int(),
    createdAt: instant,
    replayedAt: instant.nullable(),
    dismissedAt: instant.nullable(),
  })
  .meta({ id: "DeadLetter", description: "A job that ended in failure." });

export const deadLetterParams = z.object({ deadLetterId: z.uuid() });
