import { STATUS_CODES } from "node:http";
import { UnauthorizedError } from "@/lib/auth/unauthorized";
import { AppError } from "@/lib/errors";
import { reportError } from "@/lib/observability/report-error";
import { RateLimitError } from "@/lib/rate-limit/rate-limiter";
import { type FieldError, ValidationError } from "./validation-error";

/** RFC 9457. Programs go by `code`, people read `detail`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: readonly FieldError[];
}

/** What is expected but no fault of the content, which is 422. */
const STATUS: Readonly<Record<string, number>> = {
  organization_required: 400,
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  wrong_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_in_progress: 409,
  last_owner: 409,
  sees_everything: 409,
  file_too_large: 413,
  body_too_large: 413,
  unsupported_media_type: 415,
  validation: 422,
  too_many_requests: 429,
  limiter_unavailable: 503,
  storage_full: 507,
};

/** Expected, but for whoever runs the system and not for whoever asks: reported like a bug. */
const OPERATORS = new Set([
  "not_started",
  "environment_wrong",
  "postgres_failed",
  "cluster_file",
  "disk_full",
  "object_missing",
]);

export function problem(
  status: number,
  { code, detail, errors }: { code: string; detail: string; errors?: readonly FieldError[] },
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body: Problem = {
    type: `urn:reims:problem:${code}`,
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail,
    code,
    ...(errors ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}

/** The one way from what was thrown to what is answered. `where` names the route in the log. */
export function problemOf(error: unknown, where: string): Response {
  if (!(error instanceof AppError) || OPERATORS.has(error.code)) return unexpected(error, where);
  const status = STATUS[error.code] ?? 422;
  const { code, message: detail } = error;
  if (error instanceof ValidationError) return problem(status, { code, detail, errors: error.fields });
  return problem(status, { code, detail }, headersOf(error));
}

function headersOf(error: AppError): Record<string, string> {
  if (error instanceof UnauthorizedError) return { "www-authenticate": error.challenge };
  if (error instanceof RateLimitError) return { "retry-after": String(error.retryAfterSeconds) };
  return {};
}

function unexpected(error: unknown, where: string): Response {
  const reference = reportError(error, { where });
  return problem(500, {
    code: "internal",
    detail: `Something went wrong on our side (reference ${reference}).`,
  });
}
