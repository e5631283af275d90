import { canonicalJson } from "@/lib/hash/canonical-json";
import { callApp, type Reply } from "./call-app";
import type { FunctionSettings } from "./function-settings";
import type { Task } from "./store/claim-tasks";
import type { RunToCall } from "./store/load-run";

export interface CallTarget {
  /** Calls go here whatever address the app gave when it registered: that came with a request anybody can make. */
  appUrl: URL;
  signingKey: string;
  signal: AbortSignal;
}

/** One call request of the SDK contract: the run as far as it came, and which step is asked for. */
export function makeCall(
  task: Task,
  settings: FunctionSettings,
  run: RunToCall,
  { appUrl, signingKey, signal }: CallTarget,
): Promise<Reply> {
  const url = new URL(appUrl);
  url.search = new URL(settings.url).search;
  url.searchParams.set("stepId", task.stepId);
  // Canonical already, so that the signature over these bytes is the one over the parsed body.
  const body = canonicalJson({
    ctx: {
      attempt: task.attempt,
      disable_immediate_execution: run.isParallel,
      max_attempts: settings.maxAttempts,
      run_id: task.runId,
      stack: { current: run.stack.length, stack: run.stack },
      use_api: false,
    },
    event: run.event,
    events: [run.event],
    steps: run.steps,
    version: -1,
  });
  return callApp({ url, method: "POST", body, signingKey, signal });
}
