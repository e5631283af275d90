import Link from "next/link";
import { LinkSegments } from "@/components/ui/link-segments";

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

export interface FindingFiltersProps {
  base: string;
  shown: string;
  /** Each finding by itself instead of under its cause. */
  isOneByOne: boolean;
}

export function FindingFilters({ base, shown, isOneByOne }: FindingFiltersProps) {
  const segments = FILTERS.map(({ id, label }) => ({ id, label, href: addressOf(base, id, isOneByOne) }));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <LinkSegments label="Findings shown" segments={segments} current={shown} />
      <Link
        href={addressOf(base, shown, !isOneByOne)}
        className="text-muted text-xs underline underline-offset-3 hover:text-ink print:hidden"
      >
        {isOneByOne ? "Group by cause" : "List one by one"}
      </Link>
    </div>
  );
}

function addressOf(base: string, show: string, isOneByOne: boolean): string {
  const params = new URLSearchParams();
  if (show !== "open") params.set("show", show);
  if (isOneByOne) params.set("each", "1");
  const query = params.toString();
  return query ? `${base}?${query}` : base;
}
