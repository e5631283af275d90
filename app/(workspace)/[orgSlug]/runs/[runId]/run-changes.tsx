import Link from "next/link";
import { OutcomeWord } from "@/components/finding/outcome-word";
import { Panel } from "@/components/ui/panel";
import { formatWindow } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import type { RunDiff } from "@/lib/services/runs/diff-runs";

/** What the rules say otherwise than in the run before. */
export function RunChanges({ diff, base }: { diff: RunDiff; base: string }) {
  const { counts, differences, before } = diff;
  return (
    <Panel title={`Changes since the run of ${formatInstant(before.createdAt)}`} isFlush>
      <p className="border-b px-4 py-2 text-muted text-sm">
        {counts.changed} changed, {counts.added} new, {counts.gone} gone, {counts.same} the same
      </p>
      <ul className="max-h-120 overflow-auto text-sm print:max-h-none">
        {differences.map(({ change, rule, property, period, subject, before: was, after: is }) => (
          <li
            key={`${rule} ${property} ${period.start} ${period.end} ${subject}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5 last:border-b-0"
          >
            <Link href={`${base}/rules/${rule}`} className="w-20 font-mono text-xs hover:text-accent">
              {rule}
            </Link>
            <span className="w-24 truncate">{property}</span>
            <span className="w-28">{formatWindow(period)}</span>
            <code className="w-24 text-faint text-xs">{subject}</code>
            <span className="flex flex-1 items-center gap-2">
              {was ? <OutcomeWord outcome={was.outcome} /> : <span className="text-faint">not there</span>}
              <span aria-hidden>→</span>
              <span className="sr-only">became</span>
              {is ? <OutcomeWord outcome={is.outcome} /> : <span className="text-faint">not there</span>}
            </span>
            <span className="text-faint text-xs">{change}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
