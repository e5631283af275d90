import type { Replay, ReplayDifference } from "@/lib/services/runs/replay-run";
import { type Painter, printable } from "./paint";
import { wrap } from "./wrap";

/** So much of a hash tells two apart by eye; the JSON has all of it. */
const SHOWN = 12;

/** What a replay says, for people. */
export function replayReport(replay: Replay, paint: Painter, width: number): string {
  const isSame = replay.outcome === "identical";
  const sentence = wrap(replay.because, width, "  ", isSame ? "✓ " : "✗ ").join("\n");
  return [
    `Run ${replay.runId}`,
    isSame ? paint.green(sentence) : paint.red(sentence),
    "",
    ...replay.hashes.map(({ name, stored, replayed, isSame: same }) =>
      [same ? " " : "✗", name.padEnd(10), shown(stored), same ? "" : `again: ${shown(replayed)}`]
        .join(" ")
        .trimEnd(),
    ),
    "",
    `${replay.results.compared} results compared, ${replay.results.different} different.`,
    ...replay.differences.flatMap((difference) => wrap(differenceLine(difference), width, "    ", "  ✗ ")),
    "",
  ].join("\n");
}

function differenceLine({ ordinal, rule, property, period, subject, ...hashes }: ReplayDifference): string {
  const place = [rule, property, period.start ? `${period.start} to ${period.end}` : period.end, subject];
  const what = place.filter((part) => part !== null).join(", ");
  const { recorded, stored, replayed } = hashes;
  return printable(
    `result ${ordinal}: ${what}; recorded ${shown(recorded)}, stored ${shown(stored)}, again ${shown(replayed)}`,
  );
}

function shown(hash: string | null): string {
  return hash === null ? "none" : hash.slice(0, SHOWN);
}
