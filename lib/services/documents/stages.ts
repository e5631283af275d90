import { STAGES, type Stage } from "@/db/schema/documents";

/** Whether a version has come as far as a stage: a repeated job has nothing left to do there. */
export function hasReached({ stage }: { stage: Stage }, wanted: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(wanted);
}
