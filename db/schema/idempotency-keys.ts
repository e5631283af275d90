import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { organizations } from "./organizations";
import { systemRole } from "./roles";
import { tenantPolicy } from "./tenant";

/** What a POST with an `Idempotency-Key` was answered, so that the same request again gets the same answer. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    organizationId: uuid("organization_id").notNull(),
    /** Who sent it: a key of one actor means nothing to another. */
    actor: text("actor").notNull(),
    key: text("key").notNull(),
    /** Method, path and body; the same key with another request is refused. */
    requestHash: text("request_hash").notNull(),
    /** Null while the first request is still under way. */
    status: integer("status"),
    body: jsonb("body"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.actor, t.key] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    index("idempotency_keys_created").on(t.createdAt),
    tenantPolicy("idempotency_keys"),
    // What nobody asks for any more. It reads none of them: the policy alone says which go.
    pgPolicy("idempotency_keys_system_purge", {
      for: "delete",
      to: systemRole,
      using: sql`created_at < now() - interval '1 day'`,
    }),
  ],
);
