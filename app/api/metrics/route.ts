import { signedRoute } from "@/lib/http/signed-route";
import { answerMetrics } from "@/lib/observability/answer-metrics";

export const dynamic = "force-dynamic";
export const GET = signedRoute({
  name: "metrics",
  proves: "The caller knows METRICS_TOKEN, or is this machine where an embedded installation has none.",
  run: answerMetrics,
});
