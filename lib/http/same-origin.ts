import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser sends the cookie along whoever wrote the page. What changes something must come from a page of ours: browsers
 * say so in `Sec-Fetch-Site`, older ones and plain http in `Origin`, and no page can say it falsely.
 */
export function requireSameOrigin(request: Request): void {
  if (!READS.has(request.method) && !isSameOrigin(request.headers))
    throw new AppError("wrong_origin", "That request did not come from a page of REIMS.");
}

function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return headers.get("origin") === new URL(env().appUrl).origin;
}
