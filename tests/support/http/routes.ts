import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Handler, type RouteSpec, specOf } from "@/lib/http/route-spec";

const APP = fileURLToPath(new URL("../../../app/", import.meta.url));

/** What Next takes for a method when a route file exports it. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export interface Route {
  /** `app/api/v1/members/[id]/route.ts`. */
  file: string;
  /** `/api/v1/members/[id]`. */
  path: string;
  method: string;
  handler: Handler;
  /** Null for a handler that declares nothing. */
  spec: RouteSpec | null;
}

export type OrgRoute = Route & { spec: Extract<RouteSpec, { kind: "organization" }> };

/** Every exported method of every route file there is: what is new cannot be forgotten. */
export async function allRoutes(): Promise<Route[]> {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)route\.[jt]sx?$/.test(file),
  );
  const routes = await Promise.all(files.sort().map(routesIn));
  return routes.flat();
}

export async function orgRoutes(): Promise<OrgRoute[]> {
  return (await allRoutes()).filter((route): route is OrgRoute => route.spec?.kind === "organization");
}

/** Parameters of a path that are ids; the others are small numbers, of pages and versions. */
export const isIdName = (name: string) => /id$/i.test(name) || name === "key";

export function parametersOf({ path }: Route): string[] {
  return [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? "");
}

/** A request to a route as Next would hand it over. `id` stands for every id in the path. */
export function call(
  route: Route,
  { headers = {}, id = "", query = "" }: { headers?: Record<string, string>; id?: string; query?: string },
  body?: unknown,
): Promise<Response> {
  const params = Object.fromEntries(parametersOf(route).map((name) => [name, isIdName(name) ? id : "1"]));
  const path = route.path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? "");
  const hasBody = route.method !== "GET" && route.method !== "HEAD" && body !== undefined;
  const request = new Request(`http://localhost:3000${path}${query}`, {
    method: route.method,
    headers: { ...(hasBody ? { "content-type": "application/json" } : {}), ...headers },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
  });
  return route.handler(request, { params: Promise.resolve(params) });
}

export function titleOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

async function routesIn(file: string): Promise<Route[]> {
  const module = (await import(`${APP}${file}`)) as Record<string, unknown>;
  return METHODS.filter((method) => method in module).map((method) => ({
    file: `app/${file}`,
    path: `/${file.replace(/\/route\.[jt]sx?$/, "")}`.replace(/\/\([^)]+\)/g, ""),
    method,
    handler: module[method] as Handler,
    spec: specOf(module[method]),
  }));
}
