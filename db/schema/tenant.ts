import { sql } from "drizzle-orm";
import { type AnyPgColumn, foreignKey, pgPolicy, uuid } from "drizzle-orm/pg-core";
import { appRole } from "./roles";

/**
 * The organisation of the transaction. After a transaction-local setting ended, the session reads '' and not null;
 * the sub-select lets Postgres evaluate it once a statement instead of once a row.
 */
const currentOrganization = sql`(select nullif(current_setting('app.organization_id', true), ''))::uuid`;

/** The person of the transaction, for what is read before an organisation is known. */
export const currentUser = sql`(select nullif(current_setting('app.user_id', true), ''))::uuid`;

export const isCurrentOrganization = sql`organization_id = ${currentOrganization}`;

/** Every tenant table has this policy and no other for the app role. */
export const tenantPolicy = (table: string) =>
  pgPolicy(`${table}_tenant`, {
    for: "all",
    to: appRole,
    using: isCurrentOrganization,
    withCheck: isCurrentOrganization,
  });

/** Policy of the `organizations` table itself, whose own id is the organisation. */
export const isThisOrganization = sql`id = ${currentOrganization}`;

/** The columns that every tenant table starts with; its primary key is both of them. */
export const tenantColumns = {
  organizationId: uuid("organization_id").notNull(),
  id: uuid("id").notNull(),
};

/** A key to a row of `parent` in the same organisation: by its id alone it could be another's, for keys do not ask policies. */
export function tenantReference(
  table: { organizationId: AnyPgColumn },
  column: AnyPgColumn,
  parent: { organizationId: AnyPgColumn; id: AnyPgColumn },
) {
  return foreignKey({
    columns: [table.organizationId, column],
    foreignColumns: [parent.organizationId, parent.id],
  });
}
