import { cookies, headers } from "next/headers";
import { cache } from "react";
import { deviceOf } from "./device";
import type { OrgContext } from "./org-context";
import type { Person } from "./person";
import { contextOfMember } from "./resolve-context";
import { readPerson } from "./resolve-identity";
import type { Device } from "./session";
import { sealSession, sessionCookieName, sessionCookieOptions, unsealSession } from "./session-cookie";
import { UnauthorizedError } from "./unauthorized";

/** Who looks at this page or pressed this button; read once a request. Null when nobody is signed in. */
export const currentPerson = cache(async (): Promise<Person | null> => readPerson(await sessionCookie()));

export async function requirePerson(): Promise<Person> {
  const person = await currentPerson();
  if (!person) throw new UnauthorizedError("no_identity");
  return person;
}

/** The organisation in the address, as the person's membership is now. Not theirs: `not_found`. */
export const requireOrgContext = cache(
  async (orgSlug: string): Promise<OrgContext> => contextOfMember(await requirePerson(), { slug: orgSlug }),
);

export async function currentDevice(): Promise<Device> {
  return deviceOf(await headers());
}

/** The session that the browser carries, whether it still counts or not. */
export async function carriedSessionId(): Promise<string | null> {
  return unsealSession(await sessionCookie());
}

/** Only in an action: pages cannot set cookies. */
export async function carrySession(sessionId: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), await sealSession(sessionId), sessionCookieOptions());
}

export async function dropSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}

async function sessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName())?.value;
}
