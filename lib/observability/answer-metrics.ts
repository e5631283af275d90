import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { metrics } from "./metrics";

/** Counts for a scraper: whoever knows `METRICS_TOKEN`, or this machine alone where an embedded installation has none. */
export async function answerMetrics(request: Request): Promise<Response> {
  if (!mayRead(request, env())) return new Response("There is nothing at this address.\n", { status: 404 });
  const { registry } = metrics();
  const headers = { "Content-Type": registry.contentType, "Cache-Control": "no-store" };
  return new Response(await registry.metrics(), { headers });
}

export function mayRead(
  { headers }: Request,
  { metricsToken, isEmbedded }: { metricsToken: string | null; isEmbedded: boolean },
): boolean {
  if (metricsToken !== null) return isSame(headers.get("authorization") ?? "", `Bearer ${metricsToken}`);
  return isEmbedded && isFromHere(headers);
}

/**
 * An embedded installation is bound to loopback, so that a caller from elsewhere comes through a proxy, which adds its
 * header, or through the browser of a person here that was led by a name, which then stands in `Host`.
 */
function isFromHere(headers: Headers): boolean {
  const host = headers.get("host") ?? "";
  const forwarded = (headers.get("x-forwarded-for") ?? "127.0.0.1").split(",").map((entry) => entry.trim());
  return (
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) &&
    forwarded.every((address) => ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(address))
  );
}

/** Hashes are of one length, and comparing them tells nothing of how far a guess was right. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
