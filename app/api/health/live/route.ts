import { publicRoute } from "@/lib/http/public-route";
import { answerLive } from "@/lib/observability/answer-health";

export const dynamic = "force-dynamic";
export const GET = publicRoute({
  name: "health.live",
  why: "Whoever keeps the process running asks without an identity, and learns that it runs.",
  run: answerLive,
});
