import type { Role } from "./permissions";

/** From the least to the most: nobody hands out more than they have. */
const ORDER: readonly Role[] = ["viewer", "manager", "analyst", "admin", "owner"];

export function isAtMost(role: Role, other: Role): boolean {
  return ORDER.indexOf(role) <= ORDER.indexOf(other);
}
