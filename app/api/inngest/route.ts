import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";

export const runtime = "nodejs";

type Handlers = ReturnType<typeof serve>;

let handlers: Handlers | undefined;

/** Made on the first request: the handler asks for the keys at once, and a build has none. */
function made(): Handlers {
  // Registration too must be signed: whoever could have us register could have us called from elsewhere.
  handlers ??= serve({ client: inngest, functions: [...functions], enableUnauthedSync: false });
  return handlers;
}

export const GET: Handlers["GET"] = (...request) => made().GET(...request);
export const POST: Handlers["POST"] = (...request) => made().POST(...request);
export const PUT: Handlers["PUT"] = (...request) => made().PUT(...request);
