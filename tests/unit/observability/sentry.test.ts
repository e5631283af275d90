import type { ErrorEvent } from "@sentry/nextjs";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { asSafeError } from "@/lib/observability/redact-error";
import { withoutValues } from "@/lib/observability/sentry";

const canary = "canary-7781";
const queryError = () => new DrizzleQueryError("select $1 from users", [canary], new Error(`no "${canary}"`));

function eventOf(error: Error): ErrorEvent {
  const frames = [{ filename: "app.js", vars: { email: canary } }];
  const cause = error.cause as Error;
  return {
    type: undefined,
    message: canary,
    exception: {
      values: [
        { type: "Error", value: cause.message, stacktrace: { frames } },
        { type: "Error", value: error.message, stacktrace: { frames } },
      ],
    },
    request: {
      method: "POST",
      url: `https://reims.example/acme?email=${canary}`,
      query_string: `email=${canary}`,
      data: { email: canary },
      headers: { cookie: canary },
      cookies: { session: canary },
    },
    user: { email: canary, ip_address: canary },
    breadcrumbs: [{ message: canary }],
    extra: { where: "property.rename", __serialized__: { params: [canary] } },
  };
}

test("what Sentry catches by itself leaves without a value of a statement, a cookie or a query", () => {
  const error = queryError();
  const event = withoutValues(eventOf(error), { originalException: error });
  expect(JSON.stringify(event)).not.toContain(canary);
  expect(event.request).toEqual({ method: "POST", url: "https://reims.example/acme" });
});

test("what we report ourselves keeps the words that were made safe", () => {
  const safe = asSafeError(queryError());
  const event = withoutValues(eventOf(safe), { originalException: safe });
  expect(JSON.stringify(event)).not.toContain(canary);
  expect(event.exception?.values?.[1]?.value).toBe("A query failed: select on users.");
  expect(event.extra).toEqual({ where: "property.rename" });
});
