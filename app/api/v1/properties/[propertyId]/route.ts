import { orgRoute } from "@/lib/http/org-route";
import { getProperty } from "@/lib/services/properties/get-property";
import { property, propertyChange, propertyParams } from "@/lib/services/properties/property-schemas";
import { updateProperty } from "@/lib/services/properties/update-property";

export const GET = orgRoute({
  name: "properties.get",
  summary: "Shows a property",
  permission: "properties.read",
  params: propertyParams,
  response: property,
  run: (ctx, { params }) => getProperty(ctx, params.propertyId),
});

export const PATCH = orgRoute({
  name: "properties.update",
  summary: "Renames a property or sets its fiscal year, after which the rules run again",
  permission: "properties.write",
  params: propertyParams,
  body: propertyChange,
  response: property,
  run: (ctx, { params, body }) => updateProperty(ctx, params.propertyId, body),
});
