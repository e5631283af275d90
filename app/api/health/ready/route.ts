import { publicRoute } from "@/lib/http/public-route";
import { answerReady } from "@/lib/observability/answer-health";

export const dynamic = "force-dynamic";
export const GET = publicRoute({
  name: "health.ready",
  why: "A balancer asks without an identity, and learns which part does not answer, but not why.",
  run: answerReady,
});
