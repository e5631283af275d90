import { appPool } from "@/db/client";
import { assertSchemaCurrent } from "@/db/schema-version";
import { env } from "@/lib/env";
import { objectStore } from "@/lib/storage/object-store";
import { log } from "./log";

export type PartStatus = "ok" | "failed";

export interface Readiness {
  status: PartStatus;
  /** What the server stands on; `jobs` only where the executor is a process of this installation. */
  checks: Readonly<Record<string, PartStatus>>;
}

/** Longer and a balancer has given up asking. */
const TIMEOUT_MS = 2_000;

/** Everybody may ask, and asking costs a query and a write: all who ask within this time get one answer. */
const SHARED_FOR_MS = 1_000;

let known: { at: number; readiness: Promise<Readiness> } | undefined;

/** Whether requests can be served now. Says which part cannot, and only the log says why. */
export function checkReadiness(): Promise<Readiness> {
  const now = Date.now();
  if (!known || now - known.at >= SHARED_FOR_MS) known = { at: now, readiness: askParts(parts()) };
  return known.readiness;
}

type Parts = Readonly<Record<string, () => Promise<unknown>>>;

function parts(): Parts {
  const { jobs } = env();
  return {
    database: () => appPool()`select 1`,
    schema: () => assertSchemaCurrent(appPool()),
    objects: () => objectStore().checkWritable(),
    ...(jobs.kind === "embedded" && jobs.baseUrl
      ? { jobs: () => askExecutor(`${jobs.baseUrl}/health`) }
      : {}),
  };
}

export async function askParts(asked: Parts, timeoutMs = TIMEOUT_MS): Promise<Readiness> {
  const checks = Object.fromEntries(
    await Promise.all(
      Object.entries(asked).map(async ([part, ask]) => [part, await statusOf(part, ask, timeoutMs)] as const),
    ),
  );
  const isReady = Object.values(checks).every((status) => status === "ok");
  return { status: isReady ? "ok" : "failed", checks };
}

async function statusOf(part: string, ask: () => Promise<unknown>, timeoutMs: number): Promise<PartStatus> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    await Promise.race([ask(), timeout]);
    return "ok";
  } catch (error) {
    log().warn({ part, err: error }, "A part is not ready.");
    return "failed";
  } finally {
    clearTimeout(timer);
  }
}

async function askExecutor(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The executor answered ${response.status}.`);
}
