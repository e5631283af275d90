import { Middleware, NonRetriableError } from "inngest";
import { metrics } from "@/lib/observability/metrics";

/** Times every attempt of every step of every job, and counts how it ended. */
export class MeasureSteps extends Middleware.BaseMiddleware {
  readonly id = "measure-steps";

  override async wrapStepHandler({ ctx, fn, next }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    const startedAt = performance.now();
    const observe = (outcome: "done" | "retried" | "failed") =>
      metrics().jobSeconds.observe({ job: fn.id(), outcome }, (performance.now() - startedAt) / 1_000);
    try {
      const result = await next();
      observe("done");
      return result;
    } catch (error) {
      const isLast = ctx.attempt + 1 >= (ctx.maxAttempts ?? 1) || error instanceof NonRetriableError;
      observe(isLast ? "failed" : "retried");
      throw error;
    }
  }
}
