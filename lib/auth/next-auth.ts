import type { NextAuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { reportError } from "@/lib/observability/report-error";
import { readPerson } from "./resolve-identity";
import { sealSession, sessionCookieName, sessionCookieOptions } from "./session-cookie";
import { SESSION_SECONDS } from "./session-limits";

/** What next-auth calls into; the verbs stand above this layer, so they are handed down. */
export interface SignInVerbs {
  /** Null when e-mail and password do not belong together. */
  signIn(
    credentials: Readonly<Record<string, string>>,
    headers: Headers,
  ): Promise<{ userId: string; sessionId: string } | null>;
  signOut(sessionId: string): Promise<void>;
}

/**
 * next-auth keeps its part of the protocol: the CSRF token, the cookie and the addresses under `/api/auth`. What the
 * cookie is worth is decided by the row of its session, which every reading asks for.
 */
export function nextAuthOptions({ signIn, signOut }: SignInVerbs): NextAuthOptions {
  const { isHttps, auth, appUrl } = env();
  // It can be told its own address in no other way; without it, it would believe the request.
  process.env.NEXTAUTH_URL = appUrl;
  return {
    secret: auth.sessionSecret,
    useSecureCookies: isHttps,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      ...(isHttps ? { callbackUrl: hostCookie("reims.callback-url") } : {}),
    },
    providers: [
      credentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const signedIn = await inOurWords(() => signIn(credentials ?? {}, headersFrom(request.headers)));
          return signedIn && { id: signedIn.userId, sessionId: signedIn.sessionId };
        },
      }),
    ],
    jwt: {
      // Only the id goes into the cookie: name and e-mail come from the row each time.
      encode: async ({ token }) => sealSession(String(token?.sid)),
      async decode({ token }) {
        const person = await readPerson(token);
        return person && { sid: person.sessionId, name: person.name, email: person.email };
      },
    },
    callbacks: {
      jwt: async ({ token, user }) => (user ? { sid: (user as { sessionId?: string }).sessionId } : token),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await signOut(token.sid);
      },
    },
    logger: {
      // A session that has ended is no error, and the details may hold what was typed.
      error: (code) => log().info({ code }, "next-auth refused a request."),
      warn: () => {},
      debug: () => {},
    },
  };
}

function hostCookie(name: string) {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: true } as const;
  return { name: `__Host-${name}`, options };
}

/** next-auth puts the message of whatever is thrown into an address: it must be words of ours. */
async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.message);
    throw new Error(
      `Something went wrong on our side (reference ${reportError(error, { where: "auth.sign-in" })}).`,
    );
  }
}

function headersFrom(raw: Readonly<Record<string, unknown>> | undefined): Headers {
  const pairs = Object.entries(raw ?? {}).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return new Headers(pairs);
}
