import {
  bigint,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { organizations } from "./organizations";
import { tenantColumns, tenantPolicy } from "./tenant";

export const properties = pgTable(
  "properties",
  {
    ...tenantColumns,
    /** As the headers of its prints give it. */
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** 1 is January. */
    fiscalYearFirstMonth: integer("fiscal_year_first_month").notNull().default(1),
    /** Grows with whatever changes what the rules see of the property; a run says up to which it looked. */
    factsRevision: bigint("facts_revision", { mode: "number" }).notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("properties_code").on(t.organizationId, t.code),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantPolicy("properties"),
  ],
);
