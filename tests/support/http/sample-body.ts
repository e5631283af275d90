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
  return spec.body && sampleOf(schemaOf(spec.body), schemaOf(spec.body));
}

/** What the route's address must say after the `?`; every id there is `id`. */
export function sampleQuery({ spec }: Route, id: string): string {
  if ((spec?.kind !== "organization" && spec?.kind !== "person") || !spec.query) return "";
  const schema = schemaOf(spec.query);
  const needed = { ...schema, properties: pick(schema.properties ?? {}, schema.required ?? []) };
  const sample = sampleOf(needed, schema) as Record<string, unknown>;
  const pairs = Object.entries(sample).map(([name, value]) => [
    name,
    value === SAMPLE_ID ? id : String(value),
  ]);
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Part = z.core.JSONSchema._JSONSchema | undefined;

const SAMPLE_ID = "01890000-0000-7000-8000-000000000000";

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
}

function pick<Value>(from: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

function sampleOf(schema: Part, root: JsonSchema): unknown {
  if (schema === undefined || typeof schema === "boolean") return null;
  if (schema.$ref) return sampleOf(root.$defs?.[schema.$ref.replace("#/$defs/", "")], root);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (choice) return sampleOf(choice, root);
  switch (schema.type) {
    case "object":
      // The optional ones too: a change asks for at least one.
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sampleOf(part, root)]),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(itemOf(schema), root));
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
      return SAMPLE_ID;
    case "email":
      return "nobody@example.com";
    case "date":
      return "2026-01-31";
    default:
      return "sample".padEnd(minLength, "e");
  }
}
