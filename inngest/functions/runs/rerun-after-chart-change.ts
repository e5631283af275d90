import { inngest } from "@/inngest/client";
import { chartChanged } from "@/inngest/events";
import { failJob, RETRIES } from "@/inngest/fail-job";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { inPieces } from "@/lib/collections/in-pieces";
import { rerunAfterChartChange as listTouched } from "@/lib/services/charts/rerun-after-chart-change";
import { runProperty } from "@/lib/services/runs/run-property";

/** A job may have a thousand steps: of more properties, several share one. */
const MOST_STEPS = 500;

/** Runs the rules on every property that a change of the chart touches. */
export const rerunAfterChartChange = inngest.createFunction(
  {
    id: "rerun-after-chart-change",
    triggers: [chartChanged],
    concurrency: [{ key: "event.data.orgId", limit: 1 }, { limit: 4 }],
    retries: RETRIES,
    onFailure: async ({ event, error, step }) => {
      await step.run("mark-failed", () => failJob(event.data, error));
    },
  },
  async ({ event, step }) => {
    const orgId = orgIdFrom(event.data.orgId);
    const { chartId } = event.data;
    const touched = await step.run("list-properties", () =>
      stopRetryingWhenExpected(() => listTouched(orgId, chartId)),
    );
    for (const propertyIds of inPieces(touched, Math.ceil(touched.length / MOST_STEPS) || 1)) {
      await step.run(`run-rules-${propertyIds[0]}`, () =>
        stopRetryingWhenExpected(async () => {
          for (const propertyId of propertyIds)
            await runProperty(orgId, {
              propertyId,
              trigger: "mapping",
              actor: "job:rerun-after-chart-change",
            });
        }),
      );
    }
    return { properties: touched.length };
  },
);
