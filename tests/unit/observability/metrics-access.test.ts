import { expect, test } from "vitest";
import { mayRead } from "@/lib/observability/answer-metrics";

const ask = (headers: Record<string, string>) =>
  new Request("http://localhost:3000/api/metrics", { headers });
const token = "a-token-for-scraping-0123456789-abcdefg";

test("with a token, who knows it reads the counts and nobody else does, from wherever", () => {
  const settings = { metricsToken: token, isEmbedded: true };
  expect(mayRead(ask({ authorization: `Bearer ${token}` }), settings)).toBe(true);
  for (const headers of [
    {},
    { authorization: token },
    { authorization: `Bearer ${token}x` },
    { host: "localhost" },
  ])
    expect(mayRead(ask(headers), settings)).toBe(false);
});

test("an installation with services of its own and no token shows them to nobody", () => {
  const settings = { metricsToken: null, isEmbedded: false };
  expect(mayRead(ask({ host: "localhost:3000" }), settings)).toBe(false);
  expect(mayRead(ask({ host: "localhost:3000", authorization: "Bearer null" }), settings)).toBe(false);
});

test.each([
  [{ host: "localhost:3000" }, true],
  [{ host: "127.0.0.1:3000", "x-forwarded-for": "127.0.0.1" }, true],
  [{ host: "[::1]:3000", "x-forwarded-for": "::1" }, true],
  [{ host: "localhost:3000", "x-forwarded-for": "203.0.113.9" }, false],
  [{ host: "localhost:3000", "x-forwarded-for": "127.0.0.1, 203.0.113.9" }, false],
  [{ host: "rebound.example:3000" }, false],
  [{ host: "localhost.evil.example" }, false],
  [{}, false],
])("an embedded installation without a token answers %j: %s", (headers, isAllowed) => {
  expect(mayRead(ask(headers), { metricsToken: null, isEmbedded: true })).toBe(isAllowed);
});
