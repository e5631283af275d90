import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { AppError } from "@/lib/errors";
import type { MakeLimiter } from "./rate-limiter";

/** Longer than any answer of a store that works; a person is waiting. */
const TIMEOUT_MS = 3_000;

/** Counts on Upstash. When it cannot be asked nobody passes: to let guesses through uncounted is what an attacker would want. */
export function upstashLimiter({ url, token }: { url: string; token: string }): MakeLimiter {
  const redis = new Redis({
    url,
    token,
    enableTelemetry: false,
    retry: { retries: 1, backoff: () => 100 },
    signal: () => AbortSignal.timeout(TIMEOUT_MS),
  });
  return (name, { points, seconds }) => {
    const limiter = new Ratelimit({
      redis,
      limiter: Ratelimit.fixedWindow(points, `${seconds} s`),
      prefix: `reims:${name}`,
      timeout: 0,
    });
    return {
      async consume(key, used = 1) {
        const { success, remaining, reset } = await limiter.limit(key, { rate: used }).catch(unavailable);
        return { allowed: success, remaining, resetAt: new Date(reset) };
      },
    };
  };
}

function unavailable(cause: unknown): never {
  throw new AppError("limiter_unavailable", "This cannot be checked right now. Try again in a minute.", {
    cause,
  });
}
