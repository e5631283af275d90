import { clientCredentials, readForm } from "@/lib/http/client-credentials";
import { publicRoute } from "@/lib/http/public-route";
import { readText, requireMediaType } from "@/lib/http/read-body";
import { clientAddress } from "@/lib/rate-limit/client-address";
import { RateLimitError } from "@/lib/rate-limit/rate-limiter";
import { exchangeApiKey } from "@/lib/services/api-keys/exchange-api-key";

/** Room for two secrets and whatever a client library adds. */
const MAX_FORM_BYTES = 8 * 1024;

/** OAuth 2.0 client credentials: the id and secret of an API key for a token of a quarter of an hour. */
export const POST = publicRoute({
  name: "oauth.token",
  why: "Machines prove themselves here with the secret of their key. Attempts are counted by key and by address.",
  async run(request) {
    requireMediaType(request, "application/x-www-form-urlencoded");
    const form = readForm(await readText(request, MAX_FORM_BYTES));
    if (!form) return refusal(400, "invalid_request", "A parameter is there twice.");
    if (form.get("grant_type") !== "client_credentials")
      return refusal(400, "unsupported_grant_type", "The grant type is client_credentials.");
    const credentials = clientCredentials(request.headers.get("authorization"), form);
    if (!credentials) return unknownClient();
    try {
      const token = await exchangeApiKey(credentials, clientAddress(request.headers));
      if (!token) return unknownClient();
      return oauthJson(200, {
        access_token: token.accessToken,
        token_type: "Bearer",
        expires_in: token.expiresInSeconds,
      });
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
      const headers = { "retry-after": String(error.retryAfterSeconds) };
      return refusal(429, "temporarily_unavailable", error.message, headers);
    }
  },
});

function unknownClient(): Response {
  const headers = { "www-authenticate": 'Basic realm="reims"' };
  return refusal(
    401,
    "invalid_client",
    "There is no such key, it no longer counts, or its secret is another.",
    headers,
  );
}

/** RFC 6749, section 5.2: this endpoint's errors have the standard's form, which OAuth libraries read. */
function refusal(status: number, error: string, description: string, headers: Record<string, string> = {}) {
  return oauthJson(status, { error, error_description: description }, headers);
}

function oauthJson(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, {
    status,
    headers: { "cache-control": "no-store", pragma: "no-cache", ...headers },
  });
}
