import { loadPortfolioMetric } from "@/lib/services/portfolio/load-portfolio-metric";
import { pageLoader } from "../../../page-loader";

export const load = pageLoader("properties.read", (ctx, { metric }: { metric: string }) =>
  loadPortfolioMetric(ctx, metric),
);
