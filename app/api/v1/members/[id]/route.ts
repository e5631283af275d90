import { idParams } from "@/lib/http/json-types";
import { orgRoute } from "@/lib/http/org-route";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { member, newRole } from "@/lib/services/members/member-schemas";
import { removeMember } from "@/lib/services/members/remove-member";

export const PATCH = orgRoute({
  name: "members.change-role",
  summary: "Give a member another role, which ends their sessions",
  permission: "members.write",
  params: idParams,
  body: newRole,
  response: member,
  run: (ctx, { params, body }) => changeMemberRole(ctx, { userId: params.id, ...body }),
});

export const DELETE = orgRoute({
  name: "members.remove",
  summary: "Remove a member and revoke the keys they made",
  permission: "members.write",
  params: idParams,
  response: null,
  run: (ctx, { params }) => removeMember(ctx, { userId: params.id }),
});
