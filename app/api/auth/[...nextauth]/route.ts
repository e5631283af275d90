import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { deviceOf } from "@/lib/auth/device";
import { nextAuthOptions } from "@/lib/auth/next-auth";
import { sessionCookieOf, unsealSession } from "@/lib/auth/session-cookie";
import { AppError } from "@/lib/errors";
import { publicRoute } from "@/lib/http/public-route";
import type { Handler } from "@/lib/http/route-spec";
import { parseInput } from "@/lib/http/validation-error";
import { signIn, signInInput } from "@/lib/services/identity/sign-in";
import { signOut } from "@/lib/services/identity/sign-out";

const run: Handler = (request, context) =>
  NextAuth(
    request as NextRequest, // safe because Next hands its own kind of request to every route
    context as { params: Promise<{ nextauth: string[] }> }, // safe because of the name of this folder
    nextAuthOptions({ signIn: signInFrom, signOut }),
  );

/** The session that this browser had before ends with the new one. */
async function signInFrom(credentials: Readonly<Record<string, string>>, headers: Headers) {
  const before = await unsealSession(sessionCookieOf(headers));
  const signedIn = await signIn(parseInput(signInInput, credentials), deviceOf(headers)).catch(nullWhenWrong);
  if (signedIn && before) await signOut(before);
  return signedIn;
}

function nullWhenWrong(error: unknown): null {
  if (error instanceof AppError && error.code === "wrong_credentials") return null;
  throw error;
}

const route = publicRoute({
  name: "auth",
  why: "Signing in happens before there is an identity. next-auth checks its own CSRF token; guesses are counted.",
  run,
});

export { route as GET, route as POST };
