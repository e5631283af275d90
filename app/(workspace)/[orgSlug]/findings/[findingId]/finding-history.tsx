import { formatInstant } from "@/lib/dates/format-instant";
import { dispositionWord } from "../dispositions";

export interface HistoryEntry {
  id: string;
  kind: string;
  /** Null for a run. */
  actor: string | null;
  detail: Record<string, string | null>;
  /** ISO 8601. */
  at: string;
}

/** What happened to a finding, the latest first. */
export function FindingHistory({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-label="History" className="border-t pt-3">
      <ol className="grid gap-1.5">
        {entries.toReversed().map((entry) => (
          <li key={entry.id} className="flex flex-wrap gap-x-2 text-muted">
            <span className="text-faint">{formatInstant(new Date(entry.at))}</span>
            <span className="min-w-0">{wordsOf(entry)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function wordsOf({ kind, actor, detail }: HistoryEntry): string {
  const who = actor ?? "A run";
  switch (kind) {
    case "opened":
      return `${who} found it`;
    case "changed":
      return `${who} found it with other numbers`;
    case "cleared":
      return `${who} no longer found it`;
    case "reopened":
      return `${who} found it again`;
    case "disposed":
      return `${who}: ${dispositionWord(detail.disposition ?? "")}, ${detail.reason ?? ""}`;
    case "commented":
      return `${who}: ${detail.text ?? ""}`;
    case "assigned":
      return detail.assigneeId === null ? `${who} took it from its assignee` : `${who} handed it to somebody`;
    default:
      return `${who}: ${kind}`;
  }
}
