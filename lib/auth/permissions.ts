import { ROLES, type Role } from "@/db/schema/organizations";

export { ROLES, type Role };

/** Everything that may be allowed: the noun, then what is done with it. Every action and route names one. */
export const PERMISSIONS = [
  "organization.read",
  "members.read",
  "members.write",
  "api-keys.read",
  "api-keys.write",
  "properties.read",
  "properties.write",
  "documents.read",
  "documents.write",
  "runs.read",
  "runs.write",
  "findings.read",
  "findings.write",
  "charts.read",
  "charts.write",
  "rules.read",
  "jobs.read",
  "jobs.write",
  "audit.read",
  "events.read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const read: readonly Permission[] = [
  "organization.read",
  "properties.read",
  "documents.read",
  "runs.read",
  "findings.read",
  "charts.read",
  "rules.read",
  "events.read",
];
const manager: readonly Permission[] = [...read, "documents.write", "findings.write"];
const analyst: readonly Permission[] = [
  ...manager,
  "members.read",
  "properties.write",
  "runs.write",
  "charts.write",
  "jobs.read",
  "jobs.write",
  "audit.read",
];
const admin: readonly Permission[] = [...analyst, "members.write", "api-keys.read", "api-keys.write"];

/** What each role may do. An owner may also change owners, which the verbs check themselves. */
const ALLOWED: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: read,
  manager,
  analyst,
  admin,
  owner: admin,
};

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return new Set(ALLOWED[role]);
}

/** Whether whoever has the role sees the properties that were granted to them and no other. */
export function isLimitedToGrants(role: Role): boolean {
  return role === "manager";
}

/** Whether a member sees a property. */
export function seesProperty({ role, isGranted }: { role: Role; isGranted: boolean }): boolean {
  return isGranted || !isLimitedToGrants(role);
}
