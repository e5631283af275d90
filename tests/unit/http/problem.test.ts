import { describe, expect, test } from "vitest";
import { z } from "zod";
import { UnauthorizedError } from "@/lib/auth/unauthorized";
import { AppError, DocumentError } from "@/lib/errors";
import { problem, problemOf } from "@/lib/http/problem";
import { parseInput } from "@/lib/http/validation-error";
import { RateLimitError } from "@/lib/rate-limit/rate-limiter";

test.each([
  ["unauthorized", 401],
  ["forbidden", 403],
  ["not_found", 404],
  ["conflict", 409],
  ["last_owner", 409],
  ["idempotency_key_reused", 422],
  ["something_of_a_verb", 422],
  ["too_many_requests", 429],
])("what is expected as %s is answered with %i, in its own words", async (code, status) => {
  const response = problemOf(new AppError(code, "In words."), "a.route");
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({
    status,
    code,
    detail: "In words.",
    type: `urn:reims:problem:${code}`,
  });
});

test("a file that cannot be used is 422, and 413 when it is too large", () => {
  expect(problemOf(new DocumentError("pdf_encrypted", "…"), "a.route").status).toBe(422);
  expect(problemOf(new DocumentError("file_too_large", "…"), "a.route").status).toBe(413);
});

test("whoever asks too often is told when to come back", () => {
  const response = problemOf(new RateLimitError(new Date(61_000), 0), "a.route");
  expect(response.headers.get("retry-after")).toBe("61");
});

test("a bad token is told from none", () => {
  const challenge = (reason: "no_identity" | "invalid_token") =>
    problemOf(new UnauthorizedError(reason), "a.route").headers.get("www-authenticate");
  expect(challenge("no_identity")).toBe('Bearer realm="reims"');
  expect(challenge("invalid_token")).toBe('Bearer realm="reims", error="invalid_token"');
});

describe("what was sent", () => {
  const schema = z.object({
    name: z.string().min(1, "Give it a name."),
    lines: z.array(z.object({ amount: z.string() })),
  });

  test("every wrong field is named", async () => {
    const error = (() => {
      try {
        return parseInput(schema, { name: "", lines: [{ amount: 1 }] });
      } catch (thrown) {
        return thrown;
      }
    })();
    const body = await problemOf(error, "a.route").json();
    expect(body.status).toBe(422);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(["name", "lines.0.amount"]);
    expect(body.detail).toBe("Give it a name.");
  });
});

test("only a problem says more than its code", async () => {
  expect(await problem(404, { code: "not_found", detail: "No." }).json()).toEqual({
    type: "urn:reims:problem:not_found",
    title: "Not Found",
    status: 404,
    detail: "No.",
    code: "not_found",
  });
});
