import Link from "next/link";
import type { ChartPoint } from "@/components/charts/series";
import { Sparkline } from "@/components/charts/sparkline";
import { FigureCell } from "@/components/table/cells";
import type { FigureUnit } from "@/components/table/figure-text";

export interface Kpi {
  id: string;
  label: string;
  /** Always named: `12 months to Mar 2026`. */
  window: string;
  /** Canonical; null with a reason where it cannot be said. */
  value: string | null;
  missing?: string;
  unit: FigureUnit;
  points: readonly ChartPoint[];
  /** The way to the lines it is made of. */
  href?: string;
  /** `required 1.25×` */
  note?: string;
}

/** The few numbers above a page, each with its window, its year, and the way down to its figures. */
export function KpiStrip({ items }: { items: readonly Kpi[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(148px,1fr))] overflow-hidden rounded-md border bg-surface">
      {items.map((item) => (
        <li
          key={item.id}
          className="@container -mr-px -mb-px relative border-r border-b px-4 py-2.5 max-md:px-3 hover:bg-sunken"
        >
          <div className="flex items-baseline justify-between gap-2">
            {item.href === undefined ? (
              <span className="truncate text-muted text-xs">{item.label}</span>
            ) : (
              <Link
                href={item.href}
                className="truncate text-muted text-xs after:absolute after:inset-0 hover:text-ink"
              >
                {item.label}
              </Link>
            )}
            {item.note && <span className="shrink-0 text-faint text-2xs">{item.note}</span>}
          </div>
          <div className="mt-0.5 flex items-end justify-between gap-3">
            <FigureCell
              value={item.value}
              unit={item.unit}
              missing={item.missing}
              className="text-left font-semibold text-lg tracking-[-0.01em]"
            />
            <Sparkline
              label={`${item.label} by month`}
              points={item.points}
              className="@max-[168px]:hidden mb-1 print:hidden"
            />
          </div>
          <div className="text-faint text-2xs">{item.window}</div>
        </li>
      ))}
    </ul>
  );
}
