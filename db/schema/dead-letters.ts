import {
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { organizations } from "./organizations";
import { tenantColumns, tenantPolicy } from "./tenant";

/** Jobs that ended in failure, with a reason a person understands. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    ...tenantColumns,
    functionId: text("function_id").notNull(),
    /** The failed run, so that a second report of the same failure is no second letter. */
    jobRunId: text("job_run_id").notNull(),
    eventName: text("event_name").notNull(),
    eventData: jsonb("event_data").$type<Record<string, unknown>>().notNull(),
    reasonCode: text("reason_code").notNull(),
    reason: text("reason").notNull(),
    attempts: integer("attempts").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    replayedAt: timestamp("replayed_at", { withTimezone: true }),
    dismissedAt: timestamp("dismissed_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("dead_letters_run").on(t.organizationId, t.functionId, t.jobRunId),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantPolicy("dead_letters"),
  ],
);
