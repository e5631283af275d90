import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { createProperty } from "@/lib/services/properties/create-property";
import { listProperties } from "@/lib/services/properties/list-properties";
import { newProperty, property } from "@/lib/services/properties/property-schemas";

export const GET = orgRoute({
  name: "properties.list",
  summary: "Lists properties by code",
  permission: "properties.read",
  query: pageQuery,
  response: listOf(property),
  run: (ctx, { query }) => listProperties(ctx, query),
});

export const POST = orgRoute({
  name: "properties.create",
  summary: "Adds a property; documents that waited for its code go on",
  permission: "properties.write",
  body: newProperty,
  response: property,
  status: 201,
  idempotent: true,
  run: (ctx, { body }) => createProperty(ctx, body),
});
