import { loadStatementPage } from "@/lib/services/documents/load-statement-page";
import { idOrNotFound } from "../../../page-context";
import { pageLoader } from "../../../page-loader";

export const load = pageLoader("documents.read", async (ctx, { versionId }: { versionId: string }) => ({
  page: await loadStatementPage(ctx, idOrNotFound(versionId)),
}));
