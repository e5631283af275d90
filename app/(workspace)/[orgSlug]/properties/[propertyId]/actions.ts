"use server";
import { orgAction } from "@/lib/actions/org-action";
import { propertyChange, propertyParams } from "@/lib/services/properties/property-schemas";
import { updateProperty } from "@/lib/services/properties/update-property";

export const updatePropertyAction = orgAction({
  name: "property.update",
  permission: "properties.write",
  input: propertyParams.extend(propertyChange.shape),
  async run(ctx, { propertyId, ...change }) {
    await updateProperty(ctx, propertyId, change);
    return null;
  },
});
