import { orgRoute } from "@/lib/http/org-route";
import { deadLetter, deadLetterParams } from "@/lib/services/jobs/dead-letter-schemas";
import { replayDeadLetter } from "@/lib/services/jobs/replay-dead-letter";

export const POST = orgRoute({
  name: "jobs.replay",
  summary: "Starts a failed job once more; replayed twice it is started once",
  permission: "jobs.write",
  params: deadLetterParams,
  response: deadLetter,
  run: (ctx, { params }) => replayDeadLetter(ctx, params.deadLetterId),
});
