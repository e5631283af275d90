import { loadPortfolio } from "@/lib/services/portfolio/load-portfolio";
import { pageLoader } from "../page-loader";
import { readView } from "./portfolio-view-params";

export const load = pageLoader("properties.read", async (ctx, _, query) => {
  const view = readView(query);
  return { view, portfolio: await loadPortfolio(ctx, view) };
});
