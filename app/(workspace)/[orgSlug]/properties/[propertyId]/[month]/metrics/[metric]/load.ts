import { notFound } from "next/navigation";
import { loadMetricPage } from "@/lib/services/metrics/load-metric-page";
import { idOrNotFound } from "../../../../../../page-context";
import { pageLoader } from "../../../../../../page-loader";
import { readMonth } from "../../period-params";
import { readMetricParams } from "./metric-props";

interface Parts {
  propertyId: string;
  month: string;
  metric: string;
}

export const load = pageLoader("properties.read", async (ctx, parts: Parts, query) => {
  const month = readMonth(parts.month) ?? notFound();
  const wanted = {
    propertyId: idOrNotFound(parts.propertyId),
    metric: parts.metric,
    month,
    ...readMetricParams(query),
  };
  return { month, page: await loadMetricPage(ctx, wanted) };
});
