import { sql } from "drizzle-orm";
import {
  foreignKey,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { organizations, ROLES } from "./organizations";
import { systemRole } from "./roles";
import { tenantColumns, tenantPolicy } from "./tenant";

/** A machine's identity in one organisation: shown once, kept as a hash, exchanged for short-lived tokens. */
export const apiKeys = pgTable(
  "api_keys",
  {
    ...tenantColumns,
    name: text("name").notNull(),
    /** The first letters, for people to tell keys apart. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of a 256-bit random secret: nothing to guess, so nothing to slow down. */
    secretHash: text("secret_hash").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    createdBy: uuid("created_by"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("api_keys_id").on(t.id),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantPolicy("api_keys"),
    // The token endpoint knows a key's id before it knows the organisation.
    pgPolicy("api_keys_system", { for: "select", to: systemRole, using: sql`true` }),
  ],
);
