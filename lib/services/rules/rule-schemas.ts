import { z } from "zod";

export const rule = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    whyItMatters: z.string(),
    severity: z.enum(["critical", "high", "medium", "low", "info"]),
    definition: z.string().meta({ description: "The formula, or in words what is decided." }),
    parameters: z.array(z.string()).meta({ description: "The thresholds it reads." }),
    hash: z.string().meta({ description: "Of all that decides a verdict; the version changes with it." }),
  })
  .meta({ id: "Rule" });

export const ruleCatalogue = z
  .object({ items: z.array(rule), nextCursor: z.null(), catalogueHash: z.string() })
  .meta({ id: "RuleCatalogue" });
export type RuleCatalogue = z.input<typeof ruleCatalogue>;
