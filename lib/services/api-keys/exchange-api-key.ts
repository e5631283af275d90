import { findLiveSecret, markApiKeyUsed } from "@/db/queries/api-keys";
import { withSystem } from "@/db/system";
import { withTenant } from "@/db/tenant";
import { signAccessToken, TOKEN_LIFETIME_SECONDS } from "@/lib/auth/access-token";
import { isApiKeySecret } from "@/lib/auth/api-key-secret";
import { isUuid, type OrgId } from "@/lib/auth/ids";
import { requireWithinLimit } from "@/lib/rate-limit/rate-limiter";

export interface IssuedToken {
  accessToken: string;
  expiresInSeconds: number;
}

/** Null when there is no such key, it no longer counts, or the secret is another: which of them, nobody learns. */
export async function exchangeApiKey(
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  address: string,
): Promise<IssuedToken | null> {
  await requireWithinLimit("tokenPerAddress", address);
  await requireWithinLimit("tokenPerClient", clientId);
  const known = isUuid(clientId) ? await withSystem((tx) => findLiveSecret(tx, clientId)) : null;
  if (!known || !isApiKeySecret(clientSecret, known.secretHash)) return null;
  const orgId = known.organizationId as OrgId; // safe because the secret of its key was shown
  await withTenant(orgId, (tx) => markApiKeyUsed(tx, clientId));
  const accessToken = await signAccessToken({ keyId: clientId, organizationId: orgId });
  return { accessToken, expiresInSeconds: TOKEN_LIFETIME_SECONDS };
}
