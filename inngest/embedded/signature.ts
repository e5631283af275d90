import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** `x-inngest-signature` of a body, as the SDK checks it: HMAC over the canonical JSON and the time in seconds. */
export function sign(body: string, signingKey: string, now: Date): string {
  const seconds = Math.round(now.getTime() / 1000).toString();
  const mac = createHmac("sha256", withoutPrefix(signingKey)).update(body).update(seconds).digest("hex");
  return `t=${seconds}&s=${mac}`;
}

/** What the SDK sends as its bearer token: the key read as hexadecimal, hashed, under the key's own prefix. */
export function hashedSigningKey(signingKey: string): string {
  const key = withoutPrefix(signingKey);
  const prefix = signingKey.slice(0, signingKey.length - key.length);
  return prefix + createHash("sha256").update(lenientHex(key)).digest("hex");
}

/** The same bytes the SDK makes of a key that is not quite hexadecimal. */
function lenientHex(text: string): Buffer {
  const letters = text.replace(/[^a-z0-9]+/gi, "");
  const even = letters.length % 2 === 0 ? letters : `0${letters}`;
  return Buffer.from((even.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16) || 0));
}

function withoutPrefix(signingKey: string): string {
  return signingKey.replace(/^signkey-\w+-/, "");
}

/** Compares in a time that says nothing about where two words differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
