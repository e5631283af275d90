import { isUuid, type OrgId } from "./ids";

/** The organisation of a job, from the event that started it, which our own outbox wrote. A job without one ends here. */
export function orgIdFrom(value: unknown): OrgId {
  if (!isUuid(value)) throw new Error("The event names no organisation.");
  return value as OrgId;
}
