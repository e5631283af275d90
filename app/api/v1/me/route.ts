import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { orgRoute } from "@/lib/http/org-route";

export const GET = orgRoute({
  name: "me.read",
  summary: "Who the request is, in which organisation, and what it may do there",
  permission: "organization.read",
  response: z.object({
    actor: z.object({ kind: z.enum(["user", "key"]), id: z.uuid(), name: z.string() }),
    organization: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
    role: z.enum(ROLES),
    permissions: z.array(z.string()),
  }),
  run: async ({ actor, orgId, orgSlug, orgName, role, permissions }) => {
    if (actor.kind === "job") throw new Error("A job does not ask over HTTP.");
    return {
      actor,
      organization: { id: orgId, slug: orgSlug, name: orgName },
      role,
      permissions: [...permissions].sort(),
    };
  },
});
