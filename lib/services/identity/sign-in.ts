import { z } from "zod";
import { findUserForSignIn } from "@/db/queries/users";
import { withSystem } from "@/db/system";
import { isPassword } from "@/lib/auth/password";
import { PASSWORD_MAX } from "@/lib/auth/password-policy";
import { type Device, startSession } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { rateLimiter, requireWithinLimit } from "@/lib/rate-limit/rate-limiter";

export const signInInput = z.object({ email: z.string().trim().max(254), password: z.string().max(1000) });

export interface SignedIn {
  userId: string;
  name: string;
  sessionId: string;
}

/**
 * The same words and the same work whether the account does not exist, is disabled, or the password is another. Guesses
 * are counted before they are looked at, so that many at once count too; who gets in is not counted.
 */
export async function signIn(input: z.output<typeof signInInput>, device: Device): Promise<SignedIn> {
  const address = device.address ?? "unknown";
  await requireWithinLimit("signInPerAddress", address);
  await requireWithinLimit("signInPerAccount", input.email);
  const user = await withSystem((tx) => findUserForSignIn(tx, input.email));
  const isRight = await isPassword(input.password.slice(0, PASSWORD_MAX * 2), user?.passwordHash ?? null);
  if (!user || !isRight || user.disabledAt !== null) throw wrongCredentials();
  await rateLimiter("signInPerAddress").consume(address, -1);
  await rateLimiter("signInPerAccount").consume(input.email, -1);
  const sessionId = await startSession(user.id, device);
  log().info({ userId: user.id, sessionId }, "Signed in.");
  return { userId: user.id, name: user.name, sessionId };
}

function wrongCredentials(): AppError {
  return new AppError("wrong_credentials", "That e-mail and password do not belong together.");
}
