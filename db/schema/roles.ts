import { pgRole } from "drizzle-orm/pg-core";

/** What the server and the jobs connect as: owns nothing and is bound by every policy. */
export const appRole = pgRole("reims_app").existing();

/** What must look across organisations, table by table: each of its policies is listed in the schema. */
export const systemRole = pgRole("reims_system").existing();
