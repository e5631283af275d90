"use server";
import { revalidatePath } from "next/cache";
import { orgAction } from "@/lib/actions/org-action";
import { commentOnFinding } from "@/lib/services/findings/comment-on-finding";
import { disposeFinding } from "@/lib/services/findings/dispose-finding";
import { findingParams, newComment, newDisposition } from "@/lib/services/findings/finding-schemas";

export const disposeFindingAction = orgAction({
  name: "finding.dispose",
  permission: "findings.write",
  input: findingParams.extend(newDisposition.required().shape),
  async run(ctx, input) {
    await disposeFinding(ctx, input);
    revalidatePath(`/${ctx.orgSlug}`, "layout");
    return null;
  },
});

export const commentOnFindingAction = orgAction({
  name: "finding.comment",
  permission: "findings.write",
  input: findingParams.extend(newComment.shape),
  run: commentOnFinding,
});
