import { migrateDatabase } from "@/db/migrate";
import { AppError } from "@/lib/errors";
import { loadEnvFile } from "./env-file";
import { describeFailure } from "./failure";

/** `npm run db:migrate`: exit 0 when the database is at this version's schema. */
export async function main(): Promise<number> {
  try {
    loadEnvFile(".env");
    const { DATABASE_OWNER_URL: ownerUrl } = process.env;
    if (!ownerUrl) {
      throw new AppError(
        "environment_wrong",
        "DATABASE_OWNER_URL is not set; .env.example says what it is for. Without DATABASE_URL, npm start migrates by itself.",
      );
    }
    await migrateDatabase(ownerUrl);
    console.log("The database is at the schema of this version.");
    return 0;
  } catch (error) {
    console.error(describeFailure(error));
    return 1;
  }
}
