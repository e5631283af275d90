import { listMembers } from "@/lib/services/members/list-members";
import { loadPropertyChoice } from "@/lib/services/members/load-property-choice";
import { pageLoader } from "../../page-loader";

/** `?properties=` names the manager whose properties are being chosen. */
export const load = pageLoader("members.read", async (ctx, _, { properties: userId }) => {
  const members = await listMembers(ctx);
  const isChosen = members.some((member) => member.userId === userId && member.propertyCount !== null);
  const mayChoose = isChosen && ctx.permissions.has("members.write");
  return { members, choice: mayChoose ? await loadPropertyChoice(ctx, String(userId)) : null };
});
