import { listMembers } from "@/lib/services/members/list-members";
import { pageLoader } from "../../page-loader";

export const load = pageLoader("members.read", async (ctx) => ({ members: await listMembers(ctx) }));
