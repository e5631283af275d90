import { z } from "zod";
import { insertUser } from "@/db/queries/users";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/auth/new-id";
import { hashPassword } from "@/lib/auth/password";
import { requireGoodPassword } from "@/lib/auth/password-policy";
import { type Device, startSession } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { requireWithinLimit } from "@/lib/rate-limit/rate-limiter";

export const signUpInput = z.object({
  name: z.string().trim().min(1, "Give your name.").max(120, "A name has at most 120 characters."),
  email: z.email("That is no e-mail address.").max(254, "That is no e-mail address."),
  password: z.string().max(1000),
});

/** Makes the account and signs it in. Takes as long, and counts, for an e-mail that has one. */
export async function signUp(
  input: z.output<typeof signUpInput>,
  device: Device,
): Promise<{ userId: string; sessionId: string }> {
  await requireWithinLimit("signUpPerAddress", device.address ?? "unknown");
  requireGoodPassword(input.password, input);
  const { name, email } = input;
  const user = { id: newId(), name, email, passwordHash: await hashPassword(input.password) };
  const isNew = await withSystem((tx) => insertUser(tx, user));
  if (!isNew)
    throw new AppError("conflict", "That e-mail cannot be used to sign up. If it is yours, sign in instead.");
  return { userId: user.id, sessionId: await startSession(user.id, device) };
}
