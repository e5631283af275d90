import type { RunRequest, ValidationRun } from "@/db/queries/runs";
import type { RunCounts, RunTrigger } from "@/db/schema/runs";
import type { RunHashes } from "@/lib/rules/result";

/** A run as people and programs see it. One that is not made yet has no hashes, counts or versions. */
export type RunView = QueuedRun | FinishedRun;

interface Common {
  id: string;
  /** Null: every property of the organisation. */
  propertyId: string | null;
  trigger: RunTrigger;
  actor: string;
  createdAt: Date;
}

export interface QueuedRun extends Common {
  state: "queued";
  engineVersion: null;
  hashes: null;
  counts: null;
}

export interface FinishedRun extends Common {
  state: "finished";
  engineVersion: string;
  hashes: RunHashes;
  counts: RunCounts;
}

export function queuedRun({ id, propertyId, requestedBy, createdAt }: RunRequest): QueuedRun {
  const nothing = { engineVersion: null, hashes: null, counts: null };
  return { id, propertyId, trigger: "hand", actor: requestedBy, createdAt, state: "queued", ...nothing };
}

export function finishedRun(run: ValidationRun): FinishedRun {
  const { id, propertyId, trigger, actor, createdAt, engineVersion, counts } = run;
  return {
    id,
    propertyId,
    trigger,
    actor,
    createdAt,
    state: "finished",
    engineVersion,
    hashes: hashesOf(run),
    counts,
  };
}

export function hashesOf(
  run: Pick<ValidationRun, "catalogueHash" | "parametersHash" | "factsHash" | "resultsHash">,
): RunHashes {
  return {
    catalogue: run.catalogueHash,
    parameters: run.parametersHash,
    facts: run.factsHash,
    results: run.resultsHash,
  };
}
