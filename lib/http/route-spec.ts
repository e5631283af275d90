import type { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import { metrics } from "@/lib/observability/metrics";
import { problemOf } from "./problem";

/** What Next hands over beside the request; static routes get an empty object. */
export interface RouteContext {
  params: Promise<unknown>;
}

export type Handler = (request: Request, context: RouteContext) => Promise<Response>;

/** What goes in and comes out of a route that speaks JSON, from which OpenAPI is written. */
export interface Shape {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** What `run` reads from the request itself, by media type. */
  accepts?: Readonly<Record<string, z.ZodType>>;
  /** Null: nothing (204). A media type: whatever `run` sends itself, of which the schema is said where it has one. */
  response: z.ZodType | { mediaType: string; schema?: z.ZodType } | null;
  status?: 200 | 201 | 202;
  idempotent?: boolean;
}

/** Every handler carries what it declares: tests list it, and a route without it fails them. */
export type RouteSpec =
  | ({ kind: "organization"; name: string; summary: string; permission: Permission } & Shape)
  | ({ kind: "person"; name: string; summary: string } & Shape)
  /** Open to everybody, and why that is right. */
  | { kind: "public"; name: string; why: string }
  /** Called by a program that proves itself: how. */
  | { kind: "signed"; name: string; proves: string };

export type DeclaredHandler = Handler & { readonly spec: RouteSpec };

/** Whatever `handle` throws becomes the one kind of error answer; every answer is counted. */
export function declare(spec: RouteSpec, handle: Handler): DeclaredHandler {
  const handler: Handler = async (request, context) => {
    const startedAt = performance.now();
    const response = await handle(request, context).catch((error: unknown) => problemOf(error, spec.name));
    const labels = { route: spec.name, method: request.method };
    metrics().httpSeconds.observe(labels, (performance.now() - startedAt) / 1_000);
    metrics().httpRequests.inc({ ...labels, status: response.status });
    return response;
  };
  return Object.assign(handler, { spec });
}

export function specOf(handler: unknown): RouteSpec | null {
  return typeof handler === "function" && "spec" in handler ? (handler as DeclaredHandler).spec : null;
}
