import { createHash, randomUUID } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { env } from "@/lib/env";
import { isUuid } from "./ids";
import { UnauthorizedError } from "./unauthorized";

/** The only algorithm: whatever else a header names is refused before a key is looked at. */
const ALGORITHM = "HS256";
/** RFC 9068: says that it is an access token, so that nothing else signed with this secret passes for one. */
const TYPE = "at+jwt";
const AUDIENCE = "reims-api";
/** As long as a revoked key's token could do harm if its row were not read; and no longer than that. */
export const TOKEN_LIFETIME_SECONDS = 15 * 60;
/** Clocks of our own processes differ by less. */
const CLOCK_TOLERANCE_SECONDS = 5;

/** What a token says once its signature and every claim were checked. Whether the key still counts is in its row. */
export interface AccessClaims {
  keyId: string;
  organizationId: string;
}

const claimsSchema = z.object({
  sub: z.string().refine(isUuid),
  org: z.string().refine(isUuid),
  jti: z.string().min(1),
});

export async function signAccessToken({ keyId, organizationId }: AccessClaims): Promise<string> {
  const [secret] = env().auth.tokenSecrets;
  return new SignJWT({ org: organizationId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: keyIdOf(secret) })
    .setIssuer(env().appUrl)
    .setAudience(AUDIENCE)
    .setSubject(keyId)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFETIME_SECONDS}s`)
    .sign(bytesOf(secret));
}

/** Throws an `UnauthorizedError` that does not say what was wrong: a forger learns nothing. */
export async function verifyAccessToken(token: string): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => secretNamed(kid), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: env().appUrl,
      audience: AUDIENCE,
      requiredClaims: ["sub", "org", "jti", "iat", "exp"],
      // An expiry further away than we give was not given by us.
      maxTokenAge: TOKEN_LIFETIME_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const { sub, org } = claimsSchema.parse(payload);
    return { keyId: sub, organizationId: org };
  } catch {
    throw new UnauthorizedError("invalid_token");
  }
}

/** Several secrets verify while one replaces another; a token names the one that signed it without giving it away. */
function keyIdOf(secret: string): string {
  return createHash("sha256").update(`reims access token key\n${secret}`).digest("base64url").slice(0, 16);
}

function secretNamed(kid: string | undefined): Uint8Array {
  const secret = env().auth.tokenSecrets.find((known) => keyIdOf(known) === kid);
  if (secret === undefined) throw new UnauthorizedError("invalid_token");
  return bytesOf(secret);
}

function bytesOf(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
