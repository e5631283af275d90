import { LOOKED_THROUGH, listFindings } from "@/lib/services/findings/list-findings";
import { pageLoader } from "../../page-loader";
import { readFilter } from "./finding-filters";

export const load = pageLoader("findings.read", async (ctx, _, query) => {
  const filter = readFilter(query);
  const { items, nextCursor } = await listFindings(ctx, { limit: LOOKED_THROUGH, ...filter.query });
  return { filter, findings: items, hasMore: nextCursor !== null, isOneByOne: query.each === "1" };
});
