import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { publicRoute } from "@/lib/http/public-route";
import { metrics } from "@/lib/observability/metrics";

const context = { params: Promise.resolve({}) };

test("every answer of a route is counted by its name and status, refusals too, and timed", async () => {
  const route = publicRoute({
    name: "counted",
    why: "a test",
    run: async (request) => {
      if (new URL(request.url).search) throw new AppError("not_found", "That does not exist.");
      return new Response("here");
    },
  });
  await route(new Request("http://localhost/"), context);
  await route(new Request("http://localhost/"), context);
  await route(new Request("http://localhost/?id=7"), context);
  const text = await metrics().registry.metrics();
  expect(text).toContain('reims_http_requests_total{route="counted",method="GET",status="200"} 2');
  expect(text).toContain('reims_http_requests_total{route="counted",method="GET",status="404"} 1');
  expect(text).toContain('reims_http_request_duration_seconds_count{route="counted",method="GET"} 3');
});
