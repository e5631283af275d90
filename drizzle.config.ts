import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate` only: the schema changes by migrations that were read, never by `push`. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema",
  out: "./drizzle",
  entities: { roles: { provider: "", exclude: ["reims_owner", "reims_app", "reims_system"] } },
});
