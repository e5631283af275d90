import { z } from "zod";
import type { Route } from "./routes";

/** Where what the schema allows is not what the route can do, or means more than it says. */
const BODIES: Readonly<Record<string, unknown>> = {
  "members.add": { email: "nobody@example.com", role: "viewer" },
  "members.change-role": { role: "viewer" },
  "api-keys.create": { name: "Sample", role: "viewer" },
};

/** A body that the route's schema takes, so that what is refused is refused for another reason. */
export function sampleBody({ spec }: Route): unknown {
  if (spec?.kind !== "organization" && spec?.kind !== "person") return undefined;
  if (spec.name in BODIES) return BODIES[spec.name];
  return spec.body && sampleOf(z.toJSONSchema(spec.body, { io: "input", unrepresentable: "any" }));
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

function sampleOf(schema: z.core.JSONSchema._JSONSchema | undefined): unknown {
  if (schema === undefined || typeof schema === "boolean") return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return sampleOf(choice);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name])]),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(itemOf(schema)));
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "string":
      return sampleText(schema);
    default:
      return null;
  }
}

function itemOf({ items }: JsonSchema) {
  return Array.isArray(items) ? items[0] : items;
}

function sampleText({ format, minLength = 1 }: JsonSchema): string {
  switch (format) {
    case "uuid":
      return "01890000-0000-7000-8000-000000000000";
    case "email":
      return "nobody@example.com";
    case "date":
      return "2026-01-31";
    default:
      return "sample".padEnd(minLength, "e");
  }
}
