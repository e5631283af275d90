import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";
import { type DiffPage, loadDiffPage } from "@/lib/services/documents/load-diff-page";
import { idOrNotFound } from "../../../../page-context";
import { pageLoader } from "../../../../page-loader";

interface Parts {
  versionId: string;
}

export const load = pageLoader("documents.read", async (ctx, { versionId }: Parts, { against }) => {
  const wanted = {
    versionId: idOrNotFound(versionId),
    against: typeof against === "string" ? idOrNotFound(against) : null,
  };
  return { page: await comparable(loadDiffPage(ctx, wanted)) };
});

/** Two documents that are no prints of one statement have no comparison: there is no such page. */
async function comparable(work: Promise<DiffPage>): Promise<DiffPage> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_comparable") notFound();
    throw error;
  }
}
