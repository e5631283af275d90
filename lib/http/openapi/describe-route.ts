import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type { RouteSpec, Shape } from "../route-spec";
import { publicOperations } from "./public-operations";

type Described = Extract<RouteSpec, { kind: "organization" | "person" }>;

const organizationHeader = z.uuid().optional().meta({
  description:
    "The organisation meant. A token is of one organisation, which this must be; a session needs it to say which.",
});
const idempotencyHeader = z.string().max(255).optional().meta({
  description: "The same request with the same key again gets the first answer and changes nothing.",
});

/** A route as OpenAPI says it: everything comes from what its handler checks with. */
export function describeRoute(spec: RouteSpec): ZodOpenApiOperationObject {
  switch (spec.kind) {
    case "organization":
    case "person":
      return describe(spec);
    case "public":
    case "signed": {
      const described = publicOperations[spec.name];
      if (!described) throw new Error(`publicOperations has no description of ${spec.name}.`);
      return { operationId: spec.name, tags: tagsOf(spec), security: [], ...described };
    }
  }
}

function describe(spec: Described): ZodOpenApiOperationObject {
  const content = contentOf(spec);
  return {
    operationId: spec.name,
    summary: spec.summary,
    tags: tagsOf(spec),
    ...(spec.kind === "organization" ? { description: `Needs the permission \`${spec.permission}\`.` } : {}),
    security: spec.kind === "organization" ? [{ bearer: [] }, { session: [] }] : [{ session: [] }],
    requestParams: {
      ...(spec.params ? { path: asObject(spec.params, spec) } : {}),
      ...(spec.query ? { query: asObject(spec.query, spec) } : {}),
      ...(spec.kind === "organization" ? { header: headersOf(spec) } : {}),
    },
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { ...successOf(spec), ...refusalsOf(spec) },
  };
}

function tagsOf({ name }: RouteSpec): string[] {
  return [name.split(".")[0] ?? name];
}

function contentOf({ body, accepts }: Shape) {
  if (body) return { "application/json": { schema: body } };
  return (
    accepts &&
    Object.fromEntries(Object.entries(accepts).map(([mediaType, schema]) => [mediaType, { schema }]))
  );
}

function headersOf({ idempotent }: Shape): z.ZodObject {
  return z.object({
    "X-Organization-ID": organizationHeader,
    ...(idempotent ? { "Idempotency-Key": idempotencyHeader } : {}),
  });
}

function asObject(schema: z.ZodType, { name }: Described): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new Error(`The parameters of ${name} are no object.`);
}

function successOf({ response, status = 200, accepts }: Described): ZodOpenApiResponsesObject {
  if (response === null) return { "204": { description: "Done." } };
  const [mediaType, schema] =
    "mediaType" in response
      ? [response.mediaType, response.schema ?? z.string().meta({ format: "binary" })]
      : ["application/json", response];
  const answer = { description: "Done.", content: { [mediaType]: { schema } } };
  // What is sent as a file may have been there before.
  return accepts
    ? { "200": { ...answer, description: "It was there already." }, [`${status}`]: answer }
    : { [`${status}`]: answer };
}

const PROBLEM = { $ref: "#/components/responses/Problem" };

function refusalsOf({ kind, params, query, body, accepts }: Described): ZodOpenApiResponsesObject {
  const hasInput = Boolean(query ?? body ?? accepts);
  return {
    "401": PROBLEM,
    "403": PROBLEM,
    ...(params || kind === "organization" ? { "404": PROBLEM } : {}),
    ...(body || accepts ? { "413": PROBLEM, "415": PROBLEM } : {}),
    ...(hasInput ? { "422": PROBLEM } : {}),
    "429": PROBLEM,
    default: PROBLEM,
  };
}
