import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { signedRoute } from "@/lib/http/signed-route";

export const runtime = "nodejs";

type Handlers = ReturnType<typeof serve>;

let handlers: Handlers | undefined;

/** Made on the first request: the handler asks for the keys at once, and a build has none. */
function made(): Handlers {
  // Registration too must be signed: whoever could have us register could have us called from elsewhere.
  handlers ??= serve({ client: inngest, functions: [...functions], enableUnauthedSync: false });
  return handlers;
}

function declared(method: "GET" | "POST" | "PUT") {
  return signedRoute({
    name: `inngest.${method.toLowerCase()}`,
    proves: "The caller signs with the Inngest signing key, which the SDK checks before it runs anything.",
    // safe because Next hands its own kind of request to every route
    run: async (request, context) => made()[method](request as NextRequest, context),
  });
}

export const GET = declared("GET");
export const POST = declared("POST");
export const PUT = declared("PUT");
