"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { assignFinding } from "@/lib/services/findings/assign-finding";
import { commentOnFinding } from "@/lib/services/findings/comment-on-finding";
import { disposeFinding, disposition } from "@/lib/services/findings/dispose-finding";

export const disposeFindingAction = orgAction({
  name: "finding.dispose",
  permission: "findings.write",
  input: z.object({
    findingId: z.uuid(),
    disposition,
    reason: z.string().max(4000),
    /** The verdict that was looked at. */
    verdictHash: z.string(),
  }),
  async run(ctx, input) {
    await disposeFinding(ctx, input);
    revalidatePath(`/${ctx.orgSlug}`, "layout");
    return null;
  },
});

export const commentOnFindingAction = orgAction({
  name: "finding.comment",
  permission: "findings.write",
  input: z.object({ findingId: z.uuid(), text: z.string().max(4000) }),
  async run(ctx, input) {
    await commentOnFinding(ctx, input);
    return null;
  },
});

export const assignFindingAction = orgAction({
  name: "finding.assign",
  permission: "findings.write",
  input: z.object({ findingId: z.uuid(), assigneeId: z.uuid().nullable() }),
  async run(ctx, input) {
    await assignFinding(ctx, input);
    return null;
  },
});
