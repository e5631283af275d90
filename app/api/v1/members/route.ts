import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { instant } from "@/lib/http/json-types";
import { orgRoute } from "@/lib/http/org-route";
import { addMember } from "@/lib/services/members/add-member";
import { listMembers } from "@/lib/services/members/list-members";

export const GET = orgRoute({
  name: "members.list",
  summary: "The members of the organisation, by name",
  permission: "members.read",
  response: z.object({
    items: z.array(
      z.object({
        userId: z.uuid(),
        name: z.string(),
        email: z.string(),
        role: z.enum(ROLES),
        propertyCount: z.int().nullable().meta({
          description: "How many properties a manager was granted; null for a role that sees every one.",
        }),
        createdAt: instant,
      }),
    ),
  }),
  run: async (ctx) => ({ items: await listMembers(ctx) }),
});

export const POST = orgRoute({
  name: "members.add",
  summary: "Add somebody who has an account; the answer is the same when nobody has one",
  permission: "members.write",
  body: z.object({ email: z.email("That is no e-mail address."), role: z.enum(ROLES) }),
  response: null,
  run: (ctx, { body }) => addMember(ctx, body),
});
