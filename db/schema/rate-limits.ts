import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";

/** Counters of the rate limiter: no tenant data, keys are hashed where they name people. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  /** Milliseconds since the epoch. */
  expire: bigint("expire", { mode: "number" }),
});
