import { checkReadiness } from "./check-readiness";

const headers = { "Cache-Control": "no-store" };

/** The process answers; whether it can do anything is another question. */
export async function answerLive(): Promise<Response> {
  return Response.json({ status: "ok" }, { headers });
}

export async function answerReady(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, { status: readiness.status === "ok" ? 200 : 503, headers });
}
