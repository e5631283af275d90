import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { appPool } from "@/db/client";
import type { Limit, LimitName } from "./limits";
import type { RateLimiter } from "./rate-limiter";

/** Counts in the table `rate_limits`, one statement a use; rows whose window ended an hour ago are swept by the library. */
export function postgresLimiter(name: LimitName, { points, seconds }: Limit): RateLimiter {
  const limiter = new RateLimiterPostgres({
    storeClient: { query },
    storeType: "client",
    tableName: "rate_limits",
    // Migrations alone make tables.
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  const allowance = ({ remainingPoints = 0, msBeforeNext = 0 }: RateLimiterRes, allowed: boolean) => ({
    allowed,
    remaining: remainingPoints,
    resetAt: new Date(Date.now() + msBeforeNext),
  });
  return {
    async consume(key, used = 1) {
      try {
        return allowance(await limiter.consume(key, used), true);
      } catch (outcome) {
        if (outcome instanceof RateLimiterRes) return allowance(outcome, false);
        throw outcome;
      }
    },
  };
}

/** The library speaks to a client as node-postgres words it; ours takes the same text and values. */
async function query({ text, values = [] }: { text: string; values?: (string | number | null)[] }) {
  const rows = await appPool().unsafe(text, values, { prepare: true });
  return { rows: [...rows], rowCount: rows.count };
}
