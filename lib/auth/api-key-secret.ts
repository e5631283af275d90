import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What people see of a key in lists and can search leaked files for. */
const MARK = "reims_";
const PREFIX_LENGTH = MARK.length + 6;

export interface NewSecret {
  /** Shown once. */
  secret: string;
  prefix: string;
  secretHash: string;
}

/** 256 random bits: nothing to guess, so that a plain hash is enough. */
export function newApiKeySecret(): NewSecret {
  const secret = `${MARK}${randomBytes(32).toString("base64url")}`;
  return { secret, prefix: secret.slice(0, PREFIX_LENGTH), secretHash: hashApiKeySecret(secret) };
}

function hashApiKeySecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Takes as long for a wrong secret as for the right one. */
export function isApiKeySecret(secret: string, secretHash: string): boolean {
  const given = Buffer.from(hashApiKeySecret(secret), "hex");
  const kept = Buffer.from(secretHash, "hex");
  return given.length === kept.length && timingSafeEqual(given, kept);
}
