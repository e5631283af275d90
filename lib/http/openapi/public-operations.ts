import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";

const tokenRequest = z
  .object({
    grant_type: z.literal("client_credentials"),
    client_id: z.string().optional().meta({ description: "Unless sent by HTTP Basic." }),
    client_secret: z.string().optional(),
  })
  .meta({ id: "TokenRequest" });

const token = z
  .object({ access_token: z.string(), token_type: z.literal("Bearer"), expires_in: z.int() })
  .meta({ id: "Token" });

const oauthError = z
  .object({ error: z.string(), error_description: z.string() })
  .meta({ id: "OAuthError", description: "RFC 6749, section 5.2." });

const oauthRefusal = { description: "Refused.", content: { "application/json": { schema: oauthError } } };

/** Routes that anybody may call speak standards of their own: by the name they declare. */
export const publicOperations: Readonly<Record<string, ZodOpenApiOperationObject>> = {
  "oauth.token": {
    summary: "Exchanges the id and secret of an API key for an access token",
    requestBody: {
      required: true,
      content: { "application/x-www-form-urlencoded": { schema: tokenRequest } },
    },
    responses: {
      "200": { description: "Done.", content: { "application/json": { schema: token } } },
      "400": oauthRefusal,
      "401": oauthRefusal,
      "429": oauthRefusal,
    },
  },
  "openapi.document": {
    summary: "This description",
    responses: {
      "200": {
        description: "OpenAPI 3.1.",
        content: { "application/json": { schema: z.record(z.string(), z.unknown()) } },
      },
    },
  },
};
