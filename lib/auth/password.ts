import { hash, verify } from "@node-rs/argon2";

/** OWASP's parameters for argon2id (19 MiB, two passes, one lane): about 25 ms here, and memory that a guesser must pay for. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), ARGON2ID);
}

/**
 * Takes as long when there is no account: `null` is compared with a hash that no password has, so that the time says
 * nothing about who has one.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash()), normal(password));
  return passwordHash !== null && matches;
}

/** The same password typed on another keyboard is the same code points. */
function normal(password: string): string {
  return password.normalize("NFKC");
}

let nobodys: Promise<string> | undefined;
function nobodysHash(): Promise<string> {
  nobodys ??= hash(crypto.getRandomValues(new Uint8Array(32)), ARGON2ID);
  return nobodys;
}
