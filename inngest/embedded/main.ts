import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { startExecutor } from "./executor";

function say(level: "info" | "error", message: string, error?: unknown): void {
  log()[level]({ part: "executor", err: error }, message);
}

/** A parent that went before anybody listened for it. */
const wasStartedByParent = process.connected === true;

/** The process that `npm start` runs beside the server. Ends with its parent, or when asked to. */
async function main(): Promise<void> {
  const { jobs, database, port } = env();
  if (jobs.kind !== "embedded" || jobs.baseUrl === null)
    throw new AppError(
      "not_embedded",
      "Jobs are driven by Inngest here; the embedded executor has nothing to do.",
    );
  const address = new URL(jobs.baseUrl);
  const executor = await startExecutor({
    databaseUrl: database.systemUrl,
    host: address.hostname,
    port: Number(address.port),
    appUrl: new URL(`http://127.0.0.1:${port}/api/inngest`),
    eventKey: jobs.eventKey,
    signingKey: jobs.signingKey,
    log: say,
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    executor.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
  process.on("disconnect", stop);
  if (wasStartedByParent && !process.connected) stop();
  process.send?.({ ready: true, port: executor.port });
}

try {
  await main();
} catch (error) {
  if (error instanceof AppError) process.stderr.write(`${error.message}\n`);
  else say("error", "The executor could not start.", error);
  process.exit(1);
}
