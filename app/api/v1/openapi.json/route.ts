import { openApiDocument } from "@/lib/http/openapi/openapi-document";
import { publicRoute } from "@/lib/http/public-route";
import type { DeclaredHandler, Handler } from "@/lib/http/route-spec";
import { CATALOGUE } from "./catalogue";

let known: string | undefined;

const run: Handler = async () => {
  // This route stands in its own description.
  known ??= JSON.stringify(openApiDocument({ ...CATALOGUE, "/api/v1/openapi.json": { GET } }));
  return new Response(known, {
    headers: { "content-type": "application/json", "cache-control": "public, max-age=300" },
  });
};

export const GET: DeclaredHandler = publicRoute({
  name: "openapi.document",
  why: "Says how to ask, and nothing of anybody's.",
  run,
});
