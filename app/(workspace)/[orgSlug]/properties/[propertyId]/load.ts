import { loadPropertyPage } from "@/lib/services/properties/load-property-page";
import { idOrNotFound } from "../../../page-context";
import { pageLoader } from "../../../page-loader";

export const load = pageLoader("properties.read", async (ctx, { propertyId }: { propertyId: string }) => ({
  page: await loadPropertyPage(ctx, idOrNotFound(propertyId)),
}));
