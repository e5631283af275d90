import { assertDatabaseReady } from "@/db/assert-ready";
import { sharedReaderPool } from "@/lib/engines/shared-reader-pool";
import { env } from "@/lib/env";
import { startOutboxDispatcher } from "@/lib/jobs/start-outbox-dispatcher";
import { reportError } from "@/lib/observability/report-error";
import { initSentry } from "@/lib/observability/sentry";

/** What runs beside the requests. Errors are reported from here on; embedded, the executor takes the events out itself. */
export async function startBackground(): Promise<void> {
  await initSentry();
  sharedReaderPool().warm();
  if (env().jobs.kind === "inngest")
    await startOutboxDispatcher((error) => reportError(error, { where: "outbox" }));
}

/** Next would go on serving after a failed start; this ends the process, and says why. */
export async function refuseUnlessReady(): Promise<void> {
  try {
    await assertDatabaseReady(env().database.appUrl);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
