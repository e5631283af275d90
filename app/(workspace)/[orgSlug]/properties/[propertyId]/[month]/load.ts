import { notFound } from "next/navigation";
import { loadPeriodPage } from "@/lib/services/periods/load-period-page";
import { idOrNotFound } from "../../../../page-context";
import { pageLoader } from "../../../../page-loader";
import { readMonth } from "./period-params";

interface Parts {
  propertyId: string;
  month: string;
}

export const load = pageLoader("properties.read", async (ctx, { propertyId, month }: Parts) => {
  const wanted = { propertyId: idOrNotFound(propertyId), month: readMonth(month) ?? notFound() };
  return { page: await loadPeriodPage(ctx, wanted) };
});
