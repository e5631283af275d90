import { z } from "zod";
import { apiKeyView } from "@/lib/http/api-key-view";
import { orgRoute } from "@/lib/http/org-route";
import { apiKeyInput, createApiKey } from "@/lib/services/api-keys/create-api-key";
import { listApiKeys } from "@/lib/services/api-keys/list-api-keys";

export const GET = orgRoute({
  name: "api-keys.list",
  summary: "The keys of the organisation, the newest first, revoked ones too",
  permission: "api-keys.read",
  response: z.object({ items: z.array(apiKeyView) }),
  run: async (ctx) => ({ items: await listApiKeys(ctx) }),
});

export const POST = orgRoute({
  name: "api-keys.create",
  summary: "Create a key; its secret is in this answer and nowhere else",
  permission: "api-keys.write",
  body: apiKeyInput,
  response: z.object({ key: apiKeyView, secret: z.string() }),
  status: 201,
  run: (ctx, { body }) => createApiKey(ctx, body),
});
