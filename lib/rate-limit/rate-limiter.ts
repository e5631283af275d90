import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type Limit, type LimitName, limits } from "./limits";
import { postgresLimiter } from "./postgres-limiter";
import { upstashLimiter } from "./upstash-limiter";

/** Counts uses of one limit, wherever the counts are kept: every process of an installation shares them. */
export interface RateLimiter {
  consume(key: string, points?: number): Promise<Allowance>;
}

export interface Allowance {
  allowed: boolean;
  /** Never below 0. */
  remaining: number;
  /** When the window ends. */
  resetAt: Date;
}

export type MakeLimiter = (name: LimitName, limit: Limit) => RateLimiter;

/** Too many uses; `retryAfterSeconds` is what the header of that name says. */
export class RateLimitError extends AppError {
  readonly retryAfterSeconds: number;

  constructor(resetAt: Date, now: number) {
    const seconds = Math.max(1, Math.ceil((resetAt.getTime() - now) / 1000));
    super("too_many_requests", `Too many attempts. Try again in ${waitInWords(seconds)}.`);
    this.retryAfterSeconds = seconds;
  }
}

/** Throws a `RateLimitError` when `subject` (an account, an address, an organisation …) has used the limit up. */
export async function requireWithinLimit(name: LimitName, subject: string, points = 1): Promise<void> {
  const { allowed, resetAt } = await rateLimiter(name).consume(subject, points);
  if (!allowed) throw new RateLimitError(resetAt, Date.now());
}

const known = new Map<LimitName, RateLimiter>();

export function rateLimiter(name: LimitName): RateLimiter {
  const limiter = known.get(name) ?? hashed(configuredLimiters()(name, limits[name]));
  known.set(name, limiter);
  return limiter;
}

function configuredLimiters(): MakeLimiter {
  const { rateLimits } = env();
  return rateLimits.kind === "upstash" ? upstashLimiter(rateLimits) : postgresLimiter;
}

/** Counters hold no e-mail and no address, and a key of any length fits. */
function hashed(limiter: RateLimiter): RateLimiter {
  const hash = (key: string) => createHash("sha256").update(key.toLowerCase()).digest("base64url");
  return { consume: (key, points) => limiter.consume(hash(key), points) };
}

function waitInWords(seconds: number): string {
  if (seconds <= 90) return `${seconds} second${seconds === 1 ? "" : "s"}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
