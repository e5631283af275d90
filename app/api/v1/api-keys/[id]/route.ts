import { apiKeyView } from "@/lib/http/api-key-view";
import { idParams } from "@/lib/http/json-types";
import { orgRoute } from "@/lib/http/org-route";
import { revokeApiKey } from "@/lib/services/api-keys/revoke-api-key";

export const DELETE = orgRoute({
  name: "api-keys.revoke",
  summary: "Revoke a key; its tokens are refused from the next request on",
  permission: "api-keys.write",
  params: idParams,
  response: apiKeyView,
  run: (ctx, { params }) => revokeApiKey(ctx, { keyId: params.id }),
});
