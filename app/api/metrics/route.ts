import { answerMetrics } from "@/lib/observability/answer-metrics";

export const dynamic = "force-dynamic";
export const GET = answerMetrics;
