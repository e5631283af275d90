import { foreignKey, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { memberships } from "./organizations";
import { properties } from "./properties";
import { tenantPolicy, tenantReference } from "./tenant";

/** The properties a manager is limited to; none means none. Other roles see every property. */
export const propertyGrants = pgTable(
  "property_grants",
  {
    organizationId: uuid("organization_id").notNull(),
    userId: uuid("user_id").notNull(),
    propertyId: uuid("property_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.userId, t.propertyId] }),
    foreignKey({
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete("cascade"),
    tenantReference(t, t.propertyId, properties),
    tenantPolicy("property_grants"),
  ],
);
