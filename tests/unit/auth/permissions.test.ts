import { expect, test } from "vitest";
import { PERMISSIONS, permissionsOf, ROLES } from "@/lib/auth/permissions";
import { isAtMost } from "@/lib/auth/role-rank";

/** Written out apart from the table in code: whoever widens a role says so in two places. */
const MAY = {
  viewer:
    "charts.read documents.read events.read findings.read organization.read properties.read rules.read runs.read",
  manager: "+ documents.write findings.write",
  analyst: "+ audit.read charts.write jobs.read jobs.write members.read properties.write runs.write",
  admin: "+ api-keys.read api-keys.write members.write",
  owner: "+",
};

test("each role may what the one below it may, and what is added here", () => {
  const may = new Set<string>();
  for (const role of ["viewer", "manager", "analyst", "admin", "owner"] as const) {
    for (const permission of MAY[role].split(" ").filter((word) => word !== "+" && word !== ""))
      may.add(permission);
    expect([role, [...permissionsOf(role)].sort()]).toEqual([role, [...may].sort()]);
  }
});

test("every permission is somebody's", () => {
  expect(PERMISSIONS.filter((permission) => !permissionsOf("owner").has(permission))).toEqual([]);
});

test("roles are ordered as their permissions are", () => {
  for (const role of ROLES)
    for (const other of ROLES) {
      const isWithin = [...permissionsOf(role)].every((permission) => permissionsOf(other).has(permission));
      if (isAtMost(role, other)) expect(isWithin).toBe(true);
    }
  expect(isAtMost("owner", "admin")).toBe(false);
  expect(isAtMost("admin", "admin")).toBe(true);
});
