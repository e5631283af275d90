import { z } from "zod";
import { orgRoute } from "@/lib/http/org-route";
import { addMember } from "@/lib/services/members/add-member";
import { listMembers } from "@/lib/services/members/list-members";
import { listedMember, newMember } from "@/lib/services/members/member-schemas";

export const GET = orgRoute({
  name: "members.list",
  summary: "The members of the organisation, by name",
  permission: "members.read",
  response: z.object({
    items: z.array(listedMember),
  }),
  run: async (ctx) => ({ items: await listMembers(ctx) }),
});

export const POST = orgRoute({
  name: "members.add",
  summary: "Add somebody who has an account; the answer is the same when nobody has one",
  permission: "members.write",
  body: newMember,
  response: null,
  run: (ctx, { body }) => addMember(ctx, body),
});
