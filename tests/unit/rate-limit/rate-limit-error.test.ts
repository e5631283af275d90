import { expect, test } from "vitest";
import { RateLimitError } from "@/lib/rate-limit/rate-limiter";

test.each([
  [1, "Too many attempts. Try again in 1 second."],
  [90, "Too many attempts. Try again in 90 seconds."],
  [91, "Too many attempts. Try again in 2 minutes."],
  [900, "Too many attempts. Try again in 15 minutes."],
  [-5, "Too many attempts. Try again in 1 second."],
])("%i seconds before the window ends the sentence is %j", (seconds, message) => {
  const error = new RateLimitError(new Date(1_000_000 + seconds * 1000), 1_000_000);
  expect(error).toMatchObject({
    code: "too_many_requests",
    message,
    retryAfterSeconds: Math.max(1, seconds),
  });
});
