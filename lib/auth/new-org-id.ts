import type { OrgId } from "./ids";
import { newId } from "./new-id";

/** The id of an organisation that does not exist yet: whoever is about to create it may. */
export function newOrgId(): OrgId {
  return newId() as OrgId;
}
