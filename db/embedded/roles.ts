import postgres from "postgres";
import type { Passwords } from "./credentials";

const ROLES = ["reims_owner", "reims_app", "reims_system"] as const;

/** The three roles with their passwords, and the database `reims` that the owner owns. Repeating it changes nothing. */
export async function ensureDatabase(adminUrl: string, passwords: Passwords): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const existing = await sql<
      { rolname: string }[]
    >`select rolname from pg_roles where rolname in ${sql(ROLES)}`;
    for (const role of ROLES) {
      const verb = existing.some(({ rolname }) => rolname === role) ? "alter" : "create";
      // Generated passwords hold no quote.
      await sql.unsafe(
        `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password '${passwords[role]}'`,
      );
    }
    const [database] = await sql`select 1 from pg_database where datname = 'reims'`;
    if (!database) await sql.unsafe("create database reims owner reims_owner");
  } finally {
    await sql.end({ timeout: 5 });
  }
}
