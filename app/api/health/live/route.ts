import { answerLive } from "@/lib/observability/answer-health";

export const dynamic = "force-dynamic";
export const GET = answerLive;
