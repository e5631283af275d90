import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { organizations } from "./organizations";
import { systemRole } from "./roles";
import { tenantColumns, tenantPolicy } from "./tenant";

/** Events written in the transaction of the change they tell of, and sent to the jobs afterwards. */
export const outboxEvents = pgTable(
  "outbox_events",
  {
    ...tenantColumns,
    name: text("name").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    dispatchedAt: timestamp("dispatched_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("outbox_events_waiting").on(t.id).where(sql`dispatched_at is null`),
    index("outbox_events_dispatched").on(t.dispatchedAt).where(sql`dispatched_at is not null`),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantPolicy("outbox_events"),
    pgPolicy("outbox_events_system_read", { for: "select", to: systemRole, using: sql`true` }),
    pgPolicy("outbox_events_system_mark", {
      for: "update",
      to: systemRole,
      using: sql`true`,
      withCheck: sql`true`,
    }),
    // As long as the executor knows the ids of events: within that time, one can be looked at whole.
    pgPolicy("outbox_events_system_purge", {
      for: "delete",
      to: systemRole,
      using: sql`dispatched_at < now() - interval '7 days'`,
    }),
  ],
);
