import { assertDatabaseReady } from "@/db/assert-ready";
import { env } from "@/lib/env";

/** Next would go on serving after a failed start; this ends the process, and says why. */
export async function refuseUnlessReady(): Promise<void> {
  try {
    await assertDatabaseReady(env().database.appUrl);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
