import { sql } from "drizzle-orm";
import { index, pgPolicy, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { appRole, systemRole } from "./roles";
import { currentUser, isCurrentOrganization } from "./tenant";

/** People, who may belong to several organisations. The app role sees itself and the members of its organisation. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** argon2id, in its encoded form. */
    passwordHash: text("password_hash").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("users_email").on(sql`lower(${t.email})`),
    pgPolicy("users_member", {
      for: "select",
      to: appRole,
      using: sql`id = ${currentUser} or exists (select 1 from memberships m where m.user_id = users.id and m.${isCurrentOrganization})`,
    }),
    pgPolicy("users_system", { for: "all", to: systemRole, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** One browser sign-in. The cookie carries its id, sealed; whether it still counts is read here on every request. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
    userAgent: text("user_agent"),
    address: text("address"),
  },
  (t) => [
    index("sessions_user").on(t.userId),
    index("sessions_expires").on(t.expiresAt),
    pgPolicy("sessions_own", {
      for: "all",
      to: appRole,
      using: sql`user_id = ${currentUser}`,
      withCheck: sql`user_id = ${currentUser}`,
    }),
    pgPolicy("sessions_system", { for: "all", to: systemRole, using: sql`true`, withCheck: sql`true` }),
    // Long enough after its end to look into a sign-in that somebody did not make.
    pgPolicy("sessions_system_purge", {
      as: "restrictive",
      for: "delete",
      to: systemRole,
      using: sql`expires_at < now() - interval '30 days'`,
    }),
  ],
);
