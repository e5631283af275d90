import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

export interface TestDatabase {
  /** As `reims_app`: what the server is. */
  appUrl: string;
  /** As `reims_system`. */
  systemUrl: string;
  /** As `reims_owner`, for what only a migration may do. */
  ownerUrl: string;
  /** As the superuser, to look behind row-level security. */
  adminUrl: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own. One a test file; it goes with the run, `drop` is for the tidy. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(server.adminUrl, `create database ${name} template reims owner reims_owner`);
  const inside = (address: string) => {
    const url = new URL(address);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    appUrl: inside(server.appUrl),
    systemUrl: inside(server.systemUrl),
    ownerUrl: inside(server.ownerUrl),
    adminUrl: inside(server.adminUrl),
    drop: () => asAdmin(server.adminUrl, `drop database if exists ${name} with (force)`),
  };
}

/** Nobody connects to the template, so that any number of workers can copy it at once. */
async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
