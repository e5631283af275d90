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

export function FindingFilters({ base, shown }: { base: string; shown: string }) {
  const segments = FILTERS.map(({ id, label }) => ({
    id,
    label,
    href: id === "open" ? base : `${base}?show=${id}`,
  }));
  return <LinkSegments label="Findings shown" segments={segments} current={shown} />;
}

function addressOf(base: string, show: string, isOneByOne: boolean): string {
  const params = new URLSearchParams();
  if (show !== "open") params.set("show", show);
  if (isOneByOne) params.set("each", "1");
  const query = params.toString();
  return query ? `${base}?${query}` : base;
}
