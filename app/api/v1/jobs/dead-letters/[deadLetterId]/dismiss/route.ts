import { orgRoute } from "@/lib/http/org-route";
import { deadLetter, deadLetterParams } from "@/lib/services/jobs/dead-letter-schemas";
import { dismissDeadLetter } from "@/lib/services/jobs/dismiss-dead-letter";

export const POST = orgRoute({
  name: "jobs.dismiss",
  summary: "Takes a failed job off the list of what wants somebody",
  permission: "jobs.write",
  params: deadLetterParams,
  response: deadLetter,
  run: (ctx, { params }) => dismissDeadLetter(ctx, params.deadLetterId),
});
