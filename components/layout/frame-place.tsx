import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { PeriodSwitcher, type PeriodSwitcherProps } from "./period-switcher";

export interface Crumb {
  label: string;
  /** Leave out on the page itself. */
  href?: string;
}

export interface FramePlaceProps {
  crumbs: readonly Crumb[];
  /** Stands at the end of the crumbs, where a page speaks of one period. */
  period?: PeriodSwitcherProps;
}

/**
 * Where the reader is. A page renders it, and it stands in the bar of the frame, so that crumbs and period arrive
 * with the page and not a moment after it.
 */
export function FramePlace({ crumbs, period }: FramePlaceProps) {
  return (
    <div className="frame-place flex min-w-0 items-center gap-1 text-sm print:hidden">
      <nav aria-label="Place" className="min-w-0">
        <ol className="flex min-w-0 items-center gap-1">
          {crumbs.map((crumb, index) => (
            <li key={`${crumb.label} ${crumb.href}`} className="flex min-w-0 items-center gap-1">
              {index > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint" />}
              {crumb.href === undefined ? (
                <span aria-current="page" className="truncate px-1 font-medium">
                  {crumb.label}
                </span>
              ) : (
                <Link
                  href={crumb.href}
                  className="truncate rounded-sm px-1 py-0.5 text-muted hover:bg-sunken hover:text-ink"
                >
                  {crumb.label}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {period && (
        <>
          {crumbs.length > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint" />}
          <PeriodSwitcher {...period} />
        </>
      )}
    </div>
  );
}
