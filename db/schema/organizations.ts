import { sql } from "drizzle-orm";
import { index, pgPolicy, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./identity";
import { appRole, systemRole } from "./roles";
import { currentUser, isThisOrganization, tenantPolicy } from "./tenant";

export const ROLES = ["owner", "admin", "analyst", "manager", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const organizations = pgTable(
  "organizations",
  {
    id: uuid("id").primaryKey(),
    /** In every address of the organisation; ends in random letters so that a taken one tells nothing. */
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  () => [
    pgPolicy("organizations_tenant", {
      for: "all",
      to: appRole,
      using: isThisOrganization,
      withCheck: isThisOrganization,
    }),
    pgPolicy("organizations_member", {
      for: "select",
      to: appRole,
      using: sql`exists (select 1 from memberships m where m.organization_id = organizations.id and m.user_id = ${currentUser})`,
    }),
    // Which there are, by id alone: what is cleared up is cleared up in each of them.
    pgPolicy("organizations_system", { for: "select", to: systemRole, using: sql`true` }),
  ],
);

/** Who belongs where, read from here on every request. Seen by organisation, and by its person before one is known. */
export const memberships = pgTable(
  "memberships",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: ROLES }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.userId] }),
    index("memberships_user").on(t.userId),
    tenantPolicy("memberships"),
    pgPolicy("memberships_own", { for: "select", to: appRole, using: sql`user_id = ${currentUser}` }),
  ],
);
