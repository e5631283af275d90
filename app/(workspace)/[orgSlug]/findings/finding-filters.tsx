import Link from "next/link";
import { cn } from "@/components/ui/class-names";

/** Each is an address of its own, so that it can be kept and sent. */
const FILTERS = [
  { id: "open", label: "Want an answer", query: { needsAttention: true } },
  { id: "answered", label: "Answered", query: { state: "open", needsAttention: false } },
  { id: "cleared", label: "Cleared", query: { state: "cleared" } },
  { id: "all", label: "All", query: {} },
] as const;

export function readFilter({ show }: Record<string, string | string[] | undefined>) {
  return FILTERS.find(({ id }) => id === show) ?? FILTERS[0];
}

export function FindingFilters({ base, shown }: { base: string; shown: string }) {
  return (
    <nav aria-label="Findings shown" className="inline-flex rounded-md border bg-sunken p-px print:hidden">
      {FILTERS.map(({ id, label }) => (
        <Link
          key={id}
          href={id === "open" ? base : `${base}?show=${id}`}
          aria-current={id === shown ? "true" : undefined}
          className={cn(
            "inline-flex h-6 items-center rounded-[5px] px-2 text-muted text-xs hover:text-ink",
            id === shown && "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line-strong)]",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
