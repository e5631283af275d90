import { z } from "zod";
import { instant } from "@/lib/http/json-types";
import { reason } from "@/lib/services/audit/audit-schemas";
import { money } from "@/lib/services/documents/document-schemas";

export const chartVersion = z
  .object({
    id: z.uuid(),
    profile: z.string(),
    version: z.int(),
    hash: z.string(),
    reason: z.string(),
    createdBy: z.string(),
    createdAt: instant,
  })
  .meta({ id: "ChartVersion" });

const account = z
  .object({
    code: z.string().nullable(),
    name: z.string(),
    section: z.string(),
    role: z.string().nullable().meta({ description: "Null where the chart has none for it." }),
    roles: z.array(z.string()).meta({ description: "With its groups and sections." }),
    dollarEffect: money.meta({ description: "The largest amount that a current print shows." }),
  })
  .meta({ id: "ChartAccount" });

export const chart = chartVersion
  .extend({
    roles: z.array(z.string()).meta({ description: "What an account can be given." }),
    accounts: z.array(account).meta({ description: "Of the current prints, the largest amount first." }),
  })
  .meta({ id: "Chart" });

/** Everything at once: so many accounts as a chart has. */
export const accountList = z.object({ items: z.array(account), nextCursor: z.null() });

export const newMapping = z
  .object({
    code: z.string().trim().min(1).max(40).meta({ description: "As printed; its first four digits count." }),
    name: z.string().trim().min(1).max(200).optional().meta({
      description: "Only accounts that have it in their name; without it all of the code.",
    }),
    role: z.string().trim().min(1, "Choose a role.").max(80),
    reason,
  })
  .meta({ id: "NewMapping" });

export const restoring = z.object({ reason }).meta({ id: "RestoreChart" });

export const chartVersionParams = z.object({
  version: z.coerce.number<number | string>().pipe(z.int32().positive()),
});
