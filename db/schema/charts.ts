import { foreignKey, integer, json, pgTable, primaryKey, text, timestamp, unique } from "drizzle-orm/pg-core";
import type { Chart } from "@/lib/facts/chart";
import { organizations } from "./organizations";
import { tenantColumns, tenantPolicy } from "./tenant";

/** An organisation's mapping of accounts to roles. A change is a new version; the highest is in force. */
export const charts = pgTable(
  "charts",
  {
    ...tenantColumns,
    profile: text("profile").notNull(),
    version: integer("version").notNull(),
    chart: json("chart").$type<Chart>().notNull(),
    hash: text("hash").notNull(),
    /** What was changed and why, in words. */
    reason: text("reason").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("charts_version").on(t.organizationId, t.profile, t.version),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantPolicy("charts"),
  ],
);
