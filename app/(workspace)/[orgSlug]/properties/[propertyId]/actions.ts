"use server";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { updateProperty } from "@/lib/services/properties/update-property";

export const updatePropertyAction = orgAction({
  name: "property.update",
  permission: "properties.write",
  input: z.object({
    propertyId: z.uuid(),
    name: z.string().trim().min(1, "Give the property a name.").max(200, "A name has at most 200 letters."),
    fiscalYearFirstMonth: z.coerce.number().int().min(1).max(12),
  }),
  async run(ctx, { propertyId, ...change }) {
    await updateProperty(ctx, propertyId, change);
    return null;
  },
});
