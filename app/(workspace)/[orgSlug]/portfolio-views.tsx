import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { MONTH_COUNTS, type PortfolioViewParams, viewHref } from "./portfolio-view-params";

/** How many months the matrix shows; each choice is an address that can be kept and sent. */
export function PortfolioViews({ base, view }: { base: string; view: PortfolioViewParams }) {
  return (
    <nav aria-label="Months shown" className="inline-flex rounded-md border bg-sunken p-px print:hidden">
      {MONTH_COUNTS.map((count) => (
        <Link
          key={count}
          href={viewHref(base, { ...view, months: count })}
          aria-current={count === view.months ? "true" : undefined}
          className={cn(
            "inline-flex h-6 items-center rounded-[5px] px-2 text-muted text-xs hover:text-ink",
            count === view.months && "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line-strong)]",
          )}
        >
          {count} months
        </Link>
      ))}
    </nav>
  );
}
