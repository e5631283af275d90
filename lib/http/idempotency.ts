import {
  type Claim,
  claimKey,
  giveUpKey,
  type StoredAnswer,
  storeAnswer,
} from "@/db/queries/idempotency-keys";
import { withTenant } from "@/db/tenant";
import { actorText, type OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { contentHash } from "@/lib/hash/content-hash";
import { NOT_STORED } from "./exchange";

/** A day: longer than any client retries. A request still running after five minutes died with its process. */
const KEPT = { keptSeconds: 24 * 3600, abandonedSeconds: 5 * 60 };

/**
 * With an `Idempotency-Key`, the same request again gets the answer of the first, and is not run. Only what succeeded is
 * kept: what was refused changed nothing and may be tried again.
 */
export async function answerOnce(
  ctx: OrgContext,
  request: Request,
  body: unknown,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return work();
  const claim = claimOf(ctx, request, { key, body });
  const known = await withTenant(ctx.orgId, (tx) => claimKey(tx, claim, KEPT));
  if (known) return knownAnswer(known, claim);
  const response = await work().catch(async (error: unknown) => {
    await withTenant(ctx.orgId, (tx) => giveUpKey(tx, claim));
    throw error;
  });
  const answer = { status: response.status, body: await response.clone().json() };
  await withTenant(ctx.orgId, (tx) => storeAnswer(tx, claim, answer));
  return response;
}

function claimOf(ctx: OrgContext, request: Request, { key, body }: { key: string; body: unknown }): Claim {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError("bad_request", "An Idempotency-Key has 1 to 255 letters, digits and signs.");
  const { pathname, search } = new URL(request.url);
  return {
    organizationId: ctx.orgId,
    actor: actorText(ctx.actor),
    key,
    requestHash: contentHash({
      method: request.method,
      path: `${pathname}${search}`,
      body: JSON.stringify(body),
    }),
  };
}

function knownAnswer({ requestHash, status, body }: StoredAnswer, claim: Claim): Response {
  if (requestHash !== claim.requestHash)
    throw new AppError(
      "idempotency_key_reused",
      "This Idempotency-Key was sent with another request before.",
    );
  if (status === null)
    throw new AppError(
      "idempotency_in_progress",
      "The first request with this Idempotency-Key is still running.",
    );
  return Response.json(body, { status, headers: { ...NOT_STORED, "idempotent-replayed": "true" } });
}
