import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { deadLetter, deadLetterState } from "@/lib/services/jobs/dead-letter-schemas";
import { listDeadLetters } from "@/lib/services/jobs/list-dead-letters";

export const GET = orgRoute({
  name: "jobs.dead-letters",
  summary: "Lists jobs that ended in failure, newest first",
  permission: "jobs.read",
  query: pageQuery.extend({ state: deadLetterState.optional() }),
  response: listOf(deadLetter),
  run: (ctx, { query }) => listDeadLetters(ctx, query),
});
