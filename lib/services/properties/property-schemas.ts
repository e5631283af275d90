import { z } from "zod";
import { instant } from "@/lib/http/json-types";

const code = z
  .string()
  .trim()
  .min(1, "Give the code that the headers print.")
  .max(60)
  .meta({ description: "As the headers of its prints give it." });
const name = z
  .string()
  .trim()
  .min(1, "Give the property a name.")
  .max(200, "A name has at most 200 letters.");
const firstMonth = z
  .int()
  .min(1)
  .max(12)
  .meta({ description: "First month of its fiscal year; 1 is January." });

export const property = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    fiscalYearFirstMonth: z.int(),
    createdAt: instant,
  })
  .meta({ id: "Property" });

export const newProperty = z
  .object({ code, name, fiscalYearFirstMonth: firstMonth.default(1) })
  .meta({ id: "NewProperty" });

/** What is left out stays as it is. */
export const propertyChange = z
  .object({ name: name.optional(), fiscalYearFirstMonth: firstMonth.optional() })
  .refine((change) => Object.keys(change).length > 0, "Say what is to change.")
  .meta({ id: "PropertyChange" });

export const propertyParams = z.object({ propertyId: z.uuid() });
