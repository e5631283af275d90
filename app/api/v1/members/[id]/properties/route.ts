import { idParams } from "@/lib/http/json-types";
import { orgRoute } from "@/lib/http/org-route";
import { getMemberProperties } from "@/lib/services/members/get-member-properties";
import { memberProperties, newProperties } from "@/lib/services/members/member-schemas";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";

export const GET = orgRoute({
  name: "members.properties",
  summary: "The properties that a manager sees",
  permission: "members.read",
  params: idParams,
  response: memberProperties,
  run: (ctx, { params }) => getMemberProperties(ctx, { userId: params.id }),
});

export const PUT = orgRoute({
  name: "members.set-properties",
  summary: "Make these the properties that a manager sees, and no other; it counts from their next request",
  permission: "members.write",
  params: idParams,
  body: newProperties,
  response: memberProperties,
  run: (ctx, { params, body }) => setMemberProperties(ctx, { userId: params.id, ...body }),
});
