import { z } from "zod";
import { revokeSessionsOfUser } from "@/db/queries/sessions";
import { findUserForSignIn, setPasswordHash } from "@/db/queries/users";
import { withSystem } from "@/db/system";
import { hashPassword, isPassword } from "@/lib/auth/password";
import { requireGoodPassword } from "@/lib/auth/password-policy";
import type { Person } from "@/lib/auth/person";
import { ValidationError } from "@/lib/http/validation-error";
import { log } from "@/lib/observability/log";
import { rateLimiter, requireWithinLimit } from "@/lib/rate-limit/rate-limiter";

export const passwordChange = z.object({
  currentPassword: z.string().max(1000),
  password: z.string().max(1000),
});

/** Ends every other session of the person. Guesses at the current password count like those at sign-in. */
export async function changePassword(person: Person, input: z.output<typeof passwordChange>): Promise<void> {
  await requireWithinLimit("signInPerAccount", person.email);
  const user = await withSystem((tx) => findUserForSignIn(tx, person.email));
  if (!(await isPassword(input.currentPassword, user?.passwordHash ?? null)))
    throw new ValidationError([{ field: "currentPassword", message: "That is not your current password." }]);
  await rateLimiter("signInPerAccount").consume(person.email, -1);
  requireGoodPassword(input.password, person);
  const passwordHash = await hashPassword(input.password);
  await withSystem(async (tx) => {
    await setPasswordHash(tx, person.id, passwordHash);
    await revokeSessionsOfUser(tx, person.id, person.sessionId);
  });
  log().info({ userId: person.id }, "Changed their password; every other session ended.");
}
