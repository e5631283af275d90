import type { OrgContext } from "@/lib/auth/org-context";
import {
  contextOfKey,
  contextOfMember,
  noOrganization,
  type OrganizationName,
} from "@/lib/auth/resolve-context";
import { type Identity, resolveIdentity } from "@/lib/auth/resolve-identity";
import type { Presence } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { requireSameOrigin } from "./same-origin";

/** Pages cannot set headers on links, images and event streams: there a session may name its organisation in the address. */
export const ORGANIZATION_PARAMETER = "organization";

/** Who asks, for which organisation, as the database says now. */
export async function contextOfRequest(request: Request, presence?: Presence): Promise<OrgContext> {
  const identity = await identityOfRequest(request, presence);
  const asked = organizationsAsked(request);
  const ctx = await contextOfIdentity(identity, asked);
  // Whichever way an organisation was named, it is this one, or it does not exist.
  if (!asked.every((name) => isNamed(ctx, name))) throw noOrganization();
  return ctx;
}

/** Who asks. What a browser sends with its cookie must come from a page of ours. */
export async function identityOfRequest(request: Request, presence?: Presence): Promise<Identity> {
  const identity = await resolveIdentity(request.headers, presence);
  if (identity.kind === "person") requireSameOrigin(request);
  return identity;
}

function contextOfIdentity(identity: Identity, [first]: OrganizationName[]): Promise<OrgContext> {
  if (identity.kind === "key") return contextOfKey(identity.claims);
  if (first) return contextOfMember(identity.person, first);
  throw new AppError("organization_required", "Say which organisation: send its id as X-Organization-ID.");
}

function organizationsAsked(request: Request): OrganizationName[] {
  const header = request.headers.get("x-organization-id");
  const slug = new URL(request.url).searchParams.get(ORGANIZATION_PARAMETER);
  return [...(header === null ? [] : [{ id: header.toLowerCase() }]), ...(slug === null ? [] : [{ slug }])];
}

function isNamed(ctx: OrgContext, name: OrganizationName): boolean {
  return "id" in name ? name.id === ctx.orgId : name.slug === ctx.orgSlug;
}
