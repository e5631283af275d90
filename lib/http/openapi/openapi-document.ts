import { createDocument, type ZodOpenApiPathItemObject } from "zod-openapi";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";
import { specOf } from "../route-spec";
import { describeRoute } from "./describe-route";
import { problemSchema } from "./problem-schema";

/** What a route file exports, by its path as the folders give it: `/api/v1/members/[id]`. */
export type RouteCatalogue = Readonly<Record<string, object>>;

const METHODS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;

/** OpenAPI 3.1 of every route of a catalogue. Throws for a handler that declares nothing. */
export function openApiDocument(catalogue: RouteCatalogue) {
  const paths = Object.entries(catalogue).map(([path, module]) => [
    path.replace(/\[(\w+)\]/g, "{$1}"),
    pathItem(path, module),
  ]);
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "REIMS",
      version: "1",
      description:
        "Reads monthly financial statements of commercial properties, proves every figure by arithmetic and explains what does not reconcile. Amounts are exact text, instants ISO 8601 in UTC, days YYYY-MM-DD. What is refused is answered as application/problem+json with a stable code.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: env().appUrl }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "A token of /api/v1/oauth/token. When it is sent, the cookie is not looked at.",
        },
        session: { type: "apiKey", in: "cookie", name: sessionCookieName() },
      },
      responses: {
        Problem: {
          description: "Refused, and why.",
          content: { "application/problem+json": { schema: problemSchema } },
        },
      },
    },
  });
}

function pathItem(path: string, module: object): ZodOpenApiPathItemObject {
  const operations = Object.entries(module).flatMap(([method, handler]) => {
    const name = METHODS[method as keyof typeof METHODS];
    if (!name) return [];
    const spec = specOf(handler);
    if (!spec) throw new Error(`${method} ${path} declares nothing.`);
    return [[name, describeRoute(spec)]];
  });
  return Object.fromEntries(operations);
}
