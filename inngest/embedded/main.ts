import pino from "pino";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { startExecutor } from "./executor";

const logger = pino({ name: "executor" });

/** Messages of the database may hold values: the log gets an error's kind, its code and where it came from. */
function log(level: "info" | "error", message: string, error?: unknown): void {
  logger[level]({ error: error instanceof Error ? outlineOf(error) : undefined }, message);
}

function outlineOf(error: Error) {
  const at = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return { name: error.name, code: Reflect.get(error, "code"), at: at?.slice(0, 5) };
}

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
    appUrl: new URL(`http://localhost:${port}/api/inngest`),
    eventKey: jobs.eventKey,
    signingKey: jobs.signingKey,
    log,
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
  process.send?.({ ready: true, port: executor.port });
}

try {
  await main();
} catch (error) {
  if (error instanceof AppError) logger.error(error.message);
  else log("error", "The executor could not start.", error);
  process.exit(1);
}
