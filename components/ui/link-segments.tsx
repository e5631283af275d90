import Link from "next/link";
import { cn } from "./class-names";

export interface LinkSegment {
  id: string;
  label: string;
  href: string;
  count?: number;
}

export interface LinkSegmentsProps {
  label: string;
  segments: readonly LinkSegment[];
  current: string;
}

/** One of a few, all in sight, each an address of its own that can be kept and sent. */
export function LinkSegments({ label, segments, current }: LinkSegmentsProps) {
  return (
    <nav
      aria-label={label}
      className="scroll-quiet inline-flex max-w-full overflow-x-auto rounded-md border bg-sunken p-px print:hidden"
    >
      {segments.map(({ id, label: name, href, count }) => (
        <Link
          key={id}
          href={href}
          aria-current={id === current ? "true" : undefined}
          className={cn(
            "inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-[5px] px-2 text-muted text-xs hover:text-ink",
            id === current && "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line-strong)]",
          )}
        >
          {name}
          {count !== undefined && <span className="font-normal text-faint">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
