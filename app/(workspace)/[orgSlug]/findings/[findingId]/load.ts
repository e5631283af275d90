import { loadFindingPage } from "@/lib/services/findings/load-finding-page";
import { idOrNotFound } from "../../../page-context";
import { pageLoader } from "../../../page-loader";

export const load = pageLoader("findings.read", async (ctx, { findingId }: { findingId: string }) => ({
  page: await loadFindingPage(ctx, idOrNotFound(findingId)),
}));
