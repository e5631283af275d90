import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CATALOGUE } from "@/app/api/v1/openapi.json/catalogue";
import { GET } from "@/app/api/v1/openapi.json/route";
import { openApiDocument } from "@/lib/http/openapi/openapi-document";
import { allRoutes, titleOf } from "../support/http/routes";
import { useTestDatabase } from "../support/tenants";

useTestDatabase();

interface Operation {
  operationId: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, object>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

async function description(): Promise<Description> {
  const request = new Request("http://localhost:3000/api/v1/openapi.json");
  return (await GET(request, { params: Promise.resolve({}) })).json();
}

async function routesOfTheApi() {
  return (await allRoutes()).filter(({ path }) => path.startsWith("/api/v1/"));
}

test("every route file of the API is described, and nothing else", async () => {
  const { openapi, paths } = await description();
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map(
      (method) => `${method.toUpperCase()} ${path.replaceAll("{", "[").replaceAll("}", "]")}`,
    ),
  );
  expect(openapi).toBe("3.1.0");
  expect(described.sort()).toEqual((await routesOfTheApi()).map(titleOf).sort());
});

test("every operation has a name of its own, its refusals, and who may call it", async () => {
  const { paths } = await description();
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  const specs = new Map((await routesOfTheApi()).map(({ spec }) => [spec?.name, spec]));
  for (const { operationId, security, responses, parameters = [] } of operations) {
    const kind = specs.get(operationId)?.kind;
    expect(security.flatMap((each) => Object.keys(each))).toEqual(
      kind === "organization" ? ["bearer", "session"] : kind === "person" ? ["session"] : [],
    );
    if (kind !== "organization") continue;
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["401", "403", "404", "429", "default"]));
    expect(parameters).toContainEqual(expect.objectContaining({ name: "X-Organization-ID", in: "header" }));
  }
});

test("every reference leads somewhere", async () => {
  const document = await description();
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? "");
  expect(references.length).toBeGreaterThan(20);
  for (const reference of new Set(references)) {
    const target = reference
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect(target, reference).toBeTypeOf("object");
  }
  expect(document.components.schemas).toHaveProperty("DocumentLines");
});

test("a path's parameters are all declared", async () => {
  const { paths } = await description();
  for (const [path, item] of Object.entries(paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters = [] } of Object.values(item))
      expect(parameters.filter((each) => each.in === "path").map(({ name }) => name)).toEqual(inPath);
  }
});

test("a handler that declares nothing cannot be described", () => {
  const bare = { ...CATALOGUE, "/api/v1/bare": { GET: async () => new Response() } };
  expect(() => openApiDocument(bare)).toThrow("GET /api/v1/bare declares nothing.");
});

test("the page about the API names only paths that there are", async () => {
  const page = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
  const known = (await routesOfTheApi()).map(({ path }) => path.replace(/\[\w+\]/g, "*"));
  const named = [...page.matchAll(/\/api\/v1\/[\w./$-]+/g)].map(([path]) =>
    path.replace(/\/(\$\w+|1)(?=\/|$)/g, "/*").replace(/[.]$/, ""),
  );
  expect(named.length).toBeGreaterThan(10);
  for (const path of named) expect(known, path).toContain(path);
});
