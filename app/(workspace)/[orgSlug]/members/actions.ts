"use server";
import { orgAction } from "@/lib/actions/org-action";
import { addMember } from "@/lib/services/members/add-member";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { memberParams, newMember, newProperties, newRole } from "@/lib/services/members/member-schemas";
import { removeMember } from "@/lib/services/members/remove-member";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";

export const addMemberAction = orgAction({
  name: "member.add",
  permission: "members.write",
  input: newMember,
  run: addMember,
});

export const changeMemberRoleAction = orgAction({
  name: "member.change-role",
  permission: "members.write",
  input: memberParams.extend(newRole.shape),
  run: changeMemberRole,
});

export const setMemberPropertiesAction = orgAction({
  name: "member.set-properties",
  permission: "members.write",
  input: memberParams.extend(newProperties.shape),
  run: setMemberProperties,
});

export const removeMemberAction = orgAction({
  name: "member.remove",
  permission: "members.write",
  input: memberParams,
  run: removeMember,
});
