import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { maintenance } from "@/inngest/maintenance";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { inPieces } from "@/lib/collections/in-pieces";
import { listOrganizations } from "@/lib/services/maintenance/list-organizations";
import { sweepQuarantine as sweep } from "@/lib/services/maintenance/sweep-quarantine";

/** No upload takes a day from its object to its row: a request is over long before. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** A job may have a thousand steps: of more organisations, several share one. */
const MOST_STEPS = 500;

/** Removes the objects that killed uploads left behind, organisation by organisation. */
export const sweepQuarantine = inngest.createFunction(
  { ...maintenance, id: "sweep-quarantine", triggers: [cron("41 3 * * *")] },
  async ({ step }) => {
    const organizations = await step.run("list-organizations", () =>
      stopRetryingWhenExpected(listOrganizations),
    );
    let removed = 0;
    for (const ids of inPieces(organizations, Math.ceil(organizations.length / MOST_STEPS) || 1)) {
      removed += await step.run(`sweep-${ids[0]}`, () =>
        stopRetryingWhenExpected(async () => {
          const storedBefore = new Date(Date.now() - ABANDONED_AFTER_MS);
          let inPiece = 0;
          for (const id of ids) inPiece += (await sweep(orgIdFrom(id), storedBefore)).removed;
          return inPiece;
        }),
      );
    }
    return { removed };
  },
);
