import { LinkSegments } from "@/components/ui/link-segments";
import { MONTH_COUNTS, type PortfolioViewParams, viewHref } from "./portfolio-view-params";

/** How many months the matrix shows; each choice is an address that can be kept and sent. */
export function PortfolioViews({ base, view }: { base: string; view: PortfolioViewParams }) {
  const segments = MONTH_COUNTS.map((count) => ({
    id: String(count),
    label: `${count} months`,
    href: viewHref(base, { ...view, months: count }),
  }));
  return <LinkSegments label="Months shown" segments={segments} current={String(view.months)} />;
}
