import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { readJson } from "./read-body";
import { ORGANIZATION_PARAMETER } from "./request-context";
import type { RouteContext, Shape } from "./route-spec";
import { parseInput } from "./validation-error";

/** What a route may declare; undefined where it declares none. */
export type Declared = z.ZodType | undefined;
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What `run` is handed: checked by the schemas. */
export interface Input<Params, Query, Body> {
  params: Parsed<Params>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  /** For what is neither JSON nor in the address: an upload's bytes, `Last-Event-ID`, the client going away. */
  request: Request;
}

/** What `run` gives back: data for the schema of the answer, or the answer itself. */
export type Output<Answer> = Answer extends z.ZodType
  ? z.input<Answer>
  : Answer extends null
    ? unknown
    : Response;

/** What a route that speaks JSON says of itself. */
export interface Parts<Params, Query, Body, Answer> {
  /** `properties.list`: the operation's name in OpenAPI and in logs. */
  name: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** What `run` reads from the request itself, by media type. */
  accepts?: Readonly<Record<string, z.ZodType>>;
  response: Answer;
  status?: 200 | 201 | 202;
}

export async function readInput<Params, Query, Body>(
  shape: Shape,
  request: Request,
  context: RouteContext,
): Promise<Input<Params, Query, Body>> {
  const input = {
    params: shape.params && parseParams(shape.params, await context.params),
    query: shape.query && parseInput(shape.query, queryOf(request)),
    body: shape.body && parseInput(shape.body, await readJson(request)),
    request,
  };
  return input as Input<Params, Query, Body>; // safe because each part was parsed by the schema its type comes from
}

/** What goes through the answer's schema is what OpenAPI says, and nothing else leaves. */
export function answer(shape: Shape, output: unknown): Response {
  if (output instanceof Response) return output;
  if (shape.response === null) return new Response(null, { status: 204, headers: NOT_STORED });
  if ("mediaType" in shape.response) throw new Error("A route of its own media type answers by itself.");
  return Response.json(shape.response.parse(output), { status: shape.status ?? 200, headers: NOT_STORED });
}

/** Figures of one organisation stay out of caches that others share. */
export const NOT_STORED = { "cache-control": "private, no-store" };

/** What is no id names nothing. */
function parseParams(schema: z.ZodType, raw: unknown): unknown {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new AppError("not_found", "That does not exist.");
  return parsed.data;
}

/** A name given twice is a list, as schemas expect it. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())].filter((name) => name !== ORGANIZATION_PARAMETER);
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
