import { AppError } from "@/lib/errors";
import { asSafeError } from "@/lib/observability/redact-error";
import { findRunOrganization } from "./find-run-organization";
import { type Replay, replayRun } from "./replay-run";

/** For whoever stands at the machine: they know a run by its id, and may see every organisation's. */
export async function replayRunById(runId: string): Promise<Replay> {
  try {
    const orgId = await findRunOrganization(runId);
    if (orgId) return await replayRun(orgId, runId, null);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // It is written to a terminal as it is: what statements were given must not be in it.
    if (!isUnreachable(error)) throw asSafeError(error);
    throw new AppError(
      "no_database",
      'The database of REIMS does not answer. Start REIMS with "npm start", or see that DATABASE_URL is right.',
      { cause: error },
    );
  }
  throw new AppError("not_found", `There is no run ${runId}.`);
}

/** What the network says, and what Postgres says while it starts, or to a stranger. */
const UNREACHABLE = [
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ETIMEDOUT", "CONNECT_TIMEOUT"],
  ...["57P03", "28P01", "28000", "3D000"],
];

function isUnreachable(error: unknown): boolean {
  for (let inner = error; inner instanceof Error; inner = inner.cause)
    if ("code" in inner && UNREACHABLE.includes(String(inner.code))) return true;
  return false;
}
