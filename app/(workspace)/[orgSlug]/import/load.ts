import { listDocuments } from "@/lib/services/documents/list-documents";
import { getProperty } from "@/lib/services/properties/get-property";
import { idOrNotFound } from "../../page-context";
import { pageLoader } from "../../page-loader";

/** What was handed in last; older documents are found with their property. */
const SHOWN = 200;

export const load = pageLoader("documents.read", async (ctx, _, { property }) => {
  const chosen = typeof property === "string" ? await getProperty(ctx, idOrNotFound(property)) : null;
  const { items } = await listDocuments(ctx, { limit: SHOWN });
  return { chosen, documents: items };
});
