import { requirePermission } from "@/lib/auth/org-context";
import { orgRoute } from "@/lib/http/org-route";
import { contextOfRequest } from "@/lib/http/request-context";
import { anyEvent } from "@/lib/services/events/event-schemas";
import { openEventStream } from "@/lib/services/events/event-stream";
import { timeOfEventId } from "@/lib/services/events/server-sent";

const permission = "events.read";

export const GET = orgRoute({
  name: "events.stream",
  summary: "Streams what happens to documents and runs, as server-sent events",
  permission,
  response: { mediaType: "text/event-stream", schema: anyEvent },
  async run(ctx, { request }) {
    const stream = await openEventStream(ctx, {
      identify: () => identify(request),
      since: timeOfEventId(request.headers.get("last-event-id")),
      signal: request.signal,
    });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream",
        "cache-control": "private, no-store, no-transform",
        // Proxies that collect an answer before they pass it on would pass nothing.
        "x-accel-buffering": "no",
      },
    });
  },
});

/** Who listens now; throws when they may not any longer. */
async function identify(request: Request) {
  const ctx = await contextOfRequest(request, { isActive: false });
  requirePermission(ctx, permission);
  return ctx;
}
