import type { Role } from "@/lib/auth/permissions";

/** What a role may do, in one line each; the first can do most. */
export const ROLE_CHOICES: readonly { value: Role; label: string; hint: string }[] = [
  { value: "owner", label: "Owner", hint: "Everything, and who else is an owner" },
  { value: "admin", label: "Admin", hint: "People and keys, and all that an analyst does" },
  { value: "analyst", label: "Analyst", hint: "Properties, mapping, runs and findings" },
  { value: "manager", label: "Manager", hint: "Documents and findings of the properties they are given" },
  { value: "viewer", label: "Viewer", hint: "Looks, and changes nothing" },
];

/** Only an owner makes owners. */
export function choicesFor(isOwner: boolean) {
  return ROLE_CHOICES.filter(({ value }) => isOwner || value !== "owner");
}
