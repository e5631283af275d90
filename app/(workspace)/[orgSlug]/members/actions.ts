"use server";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { ROLES } from "@/lib/auth/permissions";
import { addMember } from "@/lib/services/members/add-member";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { removeMember } from "@/lib/services/members/remove-member";

export const addMemberAction = orgAction({
  name: "member.add",
  permission: "members.write",
  input: z.object({ email: z.email("That is no e-mail address."), role: z.enum(ROLES) }),
  async run(ctx, input) {
    await addMember(ctx, input);
    return null;
  },
});

export const changeMemberRoleAction = orgAction({
  name: "member.change-role",
  permission: "members.write",
  input: z.object({ userId: z.uuid(), role: z.enum(ROLES) }),
  async run(ctx, input) {
    await changeMemberRole(ctx, input);
    return null;
  },
});

export const removeMemberAction = orgAction({
  name: "member.remove",
  permission: "members.write",
  input: z.object({ userId: z.uuid() }),
  async run(ctx, input) {
    await removeMember(ctx, input);
    return null;
  },
});
