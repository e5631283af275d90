import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { idParams, instant } from "@/lib/http/json-types";
import { orgRoute } from "@/lib/http/org-route";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { removeMember } from "@/lib/services/members/remove-member";

export const PATCH = orgRoute({
  name: "members.change-role",
  summary: "Give a member another role, which ends their sessions",
  permission: "members.write",
  params: idParams,
  body: z.object({ role: z.enum(ROLES) }),
  response: z.object({
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    createdAt: instant,
  }),
  run: (ctx, { params, body }) => changeMemberRole(ctx, { userId: params.id, role: body.role }),
});

export const DELETE = orgRoute({
  name: "members.remove",
  summary: "Remove a member and revoke the keys they made",
  permission: "members.write",
  params: idParams,
  response: null,
  run: (ctx, { params }) => removeMember(ctx, { userId: params.id }),
});
