import { createHash } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { env } from "@/lib/env";

/** What a token of ours says, with what a forger or a mistake makes of it. */
export interface Forgery {
  sub: string;
  org: string;
  alg?: "HS256" | "HS384" | "HS512";
  typ?: string;
  kid?: string;
  aud?: string;
  iss?: string;
  secret?: string;
  /** Seconds from now. */
  issuedIn?: number;
  expiresIn?: number | null;
  without?: readonly ("sub" | "org" | "jti" | "iat")[];
}

/** Written again, apart from the signer: unchanged it is a good token, so each change alone is what a refusal answers to. */
export async function forge(forgery: Forgery): Promise<string> {
  const { alg = "HS256", typ = "at+jwt", without = [] } = forgery;
  const secret = forgery.secret ?? env().auth.tokenSecrets[0];
  const kid = forgery.kid ?? kidOf(env().auth.tokenSecrets[0]);
  return new SignJWT(claimsOf(forgery, without))
    .setProtectedHeader({ alg, typ, kid })
    .sign(new TextEncoder().encode(secret));
}

export function forgeUnsigned(forgery: Forgery): string {
  return new UnsecuredJWT(claimsOf(forgery, [])).encode();
}

function kidOf(secret: string): string {
  return createHash("sha256").update(`reims access token key\n${secret}`).digest("base64url").slice(0, 16);
}

function claimsOf(forgery: Forgery, without: readonly string[]): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const { issuedIn = 0, expiresIn = 600 } = forgery;
  const claims = {
    iss: forgery.iss ?? env().appUrl,
    aud: forgery.aud ?? "reims-api",
    sub: forgery.sub,
    org: forgery.org,
    jti: "a-test",
    iat: now + issuedIn,
    ...(expiresIn === null ? {} : { exp: now + expiresIn }),
  };
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !without.includes(name)));
}
