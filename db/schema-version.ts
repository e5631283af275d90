import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Sql } from "postgres";
import { AppError } from "@/lib/errors";
import { migrationsFolder } from "./migrations-folder";

/** Refuses a database whose migrations are not exactly those of this version. */
export async function assertSchemaCurrent(sql: Sql): Promise<void> {
  const expected = readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ hash }) => hash);
  const applied = await listApplied(sql);
  const unknown = applied.filter((hash) => !expected.includes(hash)).length;
  if (unknown > 0) {
    throw new AppError(
      "schema_ahead",
      `The database has ${plural(unknown, "migration")} that this version of REIMS does not know; run the version that migrated it, or restore a backup from before.`,
    );
  }
  const missing = expected.filter((hash) => !applied.includes(hash)).length;
  if (missing > 0) {
    throw new AppError(
      "schema_behind",
      `The database lacks ${plural(missing, "migration")} of this version of REIMS; apply with: npm run db:migrate`,
    );
  }
}

/** Refuses to serve as a role that row-level security does not bind: a superuser, one that bypasses it, an owner of tables. */
export async function assertRole(sql: Sql): Promise<void> {
  const [role] = await sql<{ name: string; is_free: boolean; is_owner: boolean }[]>`
    select r.rolname as name, r.rolsuper or r.rolbypassrls as is_free, exists (
      select from pg_class c
      where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace not in
        (select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema', 'pg_toast'))
        and pg_has_role(r.oid, c.relowner, 'MEMBER')
    ) as is_owner
    from pg_roles r where r.rolname = current_user`;
  if (role && !role.is_free && !role.is_owner) return;
  throw new AppError(
    "role_too_strong",
    `REIMS does not run as the database role ${role?.name}, which row-level security does not bind; let DATABASE_URL name reims_app.`,
  );
}

/** Hashes of the migrations in this database; none where it was never migrated. */
async function listApplied(sql: Sql): Promise<string[]> {
  const [found] = await sql<{ is_there: boolean }[]>`
    select exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'
    ) as is_there`;
  if (!found?.is_there) return [];
  const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
  return rows.map(({ hash }) => hash);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
