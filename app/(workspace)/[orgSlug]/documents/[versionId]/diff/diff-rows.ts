import type { Meaning } from "@/components/ui/status";
import type { DiffPage } from "@/lib/services/documents/load-diff-page";
import type { Places } from "../../../places";
import { columnName } from "../statement-props";

type Diff = NonNullable<DiffPage["diff"]>;
type LineChange = Diff["lines"][number];

/** One amount that is not what it was, or a line whose name alone changed. */
export interface DiffRow {
  id: string;
  change: LineChange["change"];
  code: string | null;
  name: string;
  nameBefore: string | null;
  kind: LineChange["kind"];
  /** Null for a line whose amounts are the same. */
  column: string | null;
  before: string | null;
  after: string | null;
  difference: string | null;
  beforeHref: string | null;
  afterHref: string | null;
}

export const CHANGES: Record<LineChange["change"], { meaning: Meaning; word: string }> = {
  changed: { meaning: "warned", word: "changed" },
  renamed: { meaning: "neutral", word: "renamed" },
  added: { meaning: "active", word: "added" },
  removed: { meaning: "failed", word: "removed" },
};

/** A row for each amount that changed, in the order of the later print; each side leads to where it is printed. */
export function diffRows(diff: Diff, places: Places): DiffRow[] {
  return diff.lines.flatMap((line, index) => {
    const { change, code, name, nameBefore, kind } = line;
    const common = { change, code, name, nameBefore, kind };
    const none = { column: null, before: null, after: null, difference: null };
    const amounts = line.amounts.length > 0 ? line.amounts : [none];
    return amounts.map(({ column, before, after, difference }) => ({
      ...common,
      id: `${index} ${column}`,
      column: column && columnName(column),
      before,
      after,
      difference,
      beforeHref: placeHref(places.document(diff.from), line.before, column),
      afterHref: placeHref(places.document(diff.to), line.after, column),
    }));
  });
}

function placeHref(document: string, place: LineChange["before"], column: string | null): string | null {
  if (!place) return null;
  const query = new URLSearchParams({ page: String(place.page), row: String(place.row) });
  if (column) query.set("column", column);
  return `${document}?${query}`;
}

/** `2 lines changed, 1 added; 186 say the same` */
export function diffSentence({ counts }: Diff): string {
  const parts = (["changed", "renamed", "added", "removed"] as const)
    .filter((change) => counts[change] > 0)
    .map((change) => `${counts[change]} ${change}`);
  if (parts.length === 0) return `All ${counts.unchanged} lines say the same`;
  return `Lines: ${parts.join(", ")}; ${counts.unchanged} say the same`;
}
