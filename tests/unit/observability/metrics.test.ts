import { expect, test, vi } from "vitest";
import { metrics } from "@/lib/observability/metrics";

test("two instances of the module keep one count", async () => {
  metrics().documents.inc({ result: "accepted" });
  vi.resetModules();
  const again = await import("@/lib/observability/metrics");
  expect(again.metrics).not.toBe(metrics);
  again.metrics().documents.inc({ result: "accepted" });
  const text = await metrics().registry.metrics();
  expect(text).toMatch(/^reims_documents_total\{result="accepted"\} 2$/m);
});

test("every metric says what it is", async () => {
  const text = await metrics().registry.metrics();
  for (const name of [
    "http_requests_total",
    "http_request_duration_seconds",
    "job_duration_seconds",
    "findings_total",
  ])
    expect(text).toMatch(new RegExp(`^# HELP reims_${name} \\S`, "m"));
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
});
