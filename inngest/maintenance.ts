import { reportError } from "@/lib/observability/report-error";
import { type Failure, RETRIES } from "./fail-job";

/** Of functions that clear up: after everything that somebody waits for, and when they fail, nobody but us can do anything. */
export const maintenance = {
  priority: { run: "-100" },
  retries: RETRIES,
  onFailure: async ({ event, error, step }: Failed) => {
    const { function_id: where, run_id: run } = event.data;
    await step.run("report", () => reportError(error, { where, run }));
  },
} as const;

interface Failed {
  event: { data: Pick<Failure, "function_id" | "run_id"> };
  error: Error;
  step: { run(id: string, work: () => unknown): Promise<unknown> };
}
