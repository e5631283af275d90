import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { PERMISSIONS } from "@/lib/auth/permissions";
import { allRoutes, titleOf } from "../support/http/routes";
import { moduleFacts } from "../support/module-facts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Open to everybody. Whoever adds one says why in its `publicRoute` and here. */
const PUBLIC = [
  "/api/auth/[...nextauth]",
  "/api/health/live",
  "/api/health/ready",
  "/api/v1/oauth/token",
  "/api/v1/openapi.json",
];
/** For programs that prove themselves. */
const SIGNED = ["/api/inngest", "/api/metrics", "/api/objects/[...key]", "/api/webhooks/stripe"];

const routes = await allRoutes();

test("every method of every route declares what it asks for", () => {
  expect(routes.filter(({ spec }) => spec === null).map(titleOf)).toEqual([]);
  expect(routes.length).toBeGreaterThan(15);
});

test("every route of an organisation asks for a permission that exists", () => {
  const asked = routes.flatMap((route) =>
    route.spec?.kind === "organization" ? [[titleOf(route), route.spec.permission]] : [],
  );
  expect(
    asked.filter(([, permission]) => !(PERMISSIONS as readonly string[]).includes(permission ?? "")),
  ).toEqual([]);
  expect(asked.length).toBeGreaterThan(5);
});

test("no route is open but those that are listed", () => {
  const open = routes.filter(({ spec }) => spec?.kind === "public").map(({ path }) => path);
  expect(open.filter((path) => !PUBLIC.includes(path))).toEqual([]);
});

test("no route goes by a signature but those that are listed", () => {
  const signed = routes.filter(({ spec }) => spec?.kind === "signed").map(({ path }) => path);
  expect(signed.filter((path) => !SIGNED.includes(path))).toEqual([]);
});

test("no two routes have the same name", () => {
  const named = routes.flatMap(({ spec, method, path }) =>
    spec && "permission" in spec ? [`${spec.name}`] : [`${spec?.name} ${method} ${path}`],
  );
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
});

test("every route of a person or an organisation stands under /api/v1", () => {
  const elsewhere = routes.filter(
    ({ spec, path }) =>
      (spec?.kind === "organization" || spec?.kind === "person") && !path.startsWith("/api/v1/"),
  );
  expect(elsewhere.map(titleOf)).toEqual([]);
});

describe("server actions", () => {
  const files = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const sources = new Map(
    files
      .map((file): [string, string] => [file, readFileSync(`${ROOT}${file}`, "utf8")])
      .filter(([, source]) => source.includes("use server")),
  );
  const actionFiles = [...sources]
    .filter(([file, source]) => moduleFacts(file, source).directive === "use server")
    .map(([file]) => file);

  test("every export of a file of actions is a declared one", async () => {
    expect(actionFiles).toContain("app/(auth)/actions.ts");
    for (const file of actionFiles) {
      const module = (await import(`${ROOT}${file}`)) as Record<string, unknown>;
      const undeclared = Object.entries(module).filter(
        ([, action]) => typeof action !== "function" || !("spec" in action),
      );
      expect(undeclared.map(([name]) => `${file}: ${name}`)).toEqual([]);
      expect(Object.keys(module).length).toBeGreaterThan(0);
    }
  });

  test("no function is made an endpoint in the midst of a file", () => {
    const hidden = [...sources].filter(
      ([file, source]) => /^\s+["']use server["']/m.test(source) && !actionFiles.includes(file),
    );
    expect(hidden.map(([file]) => file)).toEqual([]);
  });
});
