import type { OrgContext } from "@/lib/auth/org-context";
import { requireWithinLimit } from "./rate-limiter";

/** Counts a request of an organisation, whether it came in through a route or an action. */
export async function requireAllowance({ orgId, actor }: OrgContext): Promise<void> {
  if (actor.kind === "key") await requireWithinLimit("requestsPerKey", actor.id);
  await requireWithinLimit("requestsPerOrganization", orgId);
}
