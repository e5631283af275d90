import { foreignKey, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { organizations } from "./organizations";
import { tenantColumns, tenantPolicy } from "./tenant";

/** Who did what to what, written in the transaction of the change. Never rewritten. Ids are in order of time (UUIDv7). */
export const auditEvents = pgTable(
  "audit_events",
  {
    ...tenantColumns,
    /** `user:<id>`, `key:<id>` or `job:<name>`. */
    actor: text("actor").notNull(),
    /** `property.created`: the noun, then the past participle. */
    action: text("action").notNull(),
    entityId: uuid("entity_id"),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("audit_events_entity").on(t.organizationId, t.entityId),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantPolicy("audit_events"),
  ],
);
