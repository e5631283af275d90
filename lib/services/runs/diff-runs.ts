import { listPropertyCodes } from "@/db/queries/properties";
import { getRunOrThrow, listVerdictHashes, type RuleRun } from "@/db/queries/runs";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { finishedRun, type RunView } from "./run-view";

/** What two runs say differently of one rule, window and subject. */
export interface RunDifference {
  change: "added" | "gone" | "changed";
  rule: string;
  /** Property code. */
  property: string;
  period: { start: string | null; end: string };
  subject: string | null;
  before: Said | null;
  after: Said | null;
}

interface Said {
  version: number;
  outcome: RuleRun["outcome"];
  severity: RuleRun["severity"];
  verdictHash: string;
}

export interface RunDiff {
  before: RunView;
  after: RunView;
  counts: { added: number; gone: number; changed: number; same: number };
  /** In the order of the reports; the first thousand. */
  differences: RunDifference[];
}

/** More than anybody reads; the counts tell of all. */
const MOST_LISTED = 1_000;

/** What changed from one run to another, verdict by verdict. */
export async function diffRuns(
  ctx: OrgContext,
  { before, after }: { before: string; after: string },
): Promise<RunDiff> {
  return withTenant(ctx.orgId, async (tx) => {
    const runs = {
      before: finishedRun(await getRunOrThrow(tx, before, ctx.propertyIds)),
      after: finishedRun(await getRunOrThrow(tx, after, ctx.propertyIds)),
    };
    const earlier = await listVerdictHashes(tx, before);
    const later = await listVerdictHashes(tx, after);
    const differences = compare(earlier, later, await listPropertyCodes(tx));
    const count = (change: RunDifference["change"]) =>
      differences.filter((each) => each.change === change).length;
    const [added, gone, changed] = [count("added"), count("gone"), count("changed")];
    return {
      ...runs,
      counts: { added, gone, changed, same: later.length - added - changed },
      differences: differences.slice(0, MOST_LISTED),
    };
  });
}

function compare(
  before: readonly RuleRun[],
  after: readonly RuleRun[],
  codes: ReadonlyMap<string, string>,
): RunDifference[] {
  const earlier = new Map(before.map((entry) => [keyOf(entry), entry]));
  const later = new Set(after.map(keyOf));
  const now = after.flatMap((entry): RunDifference[] => {
    const was = earlier.get(keyOf(entry));
    if (was?.verdictHash === entry.verdictHash) return [];
    const change = was ? "changed" : "added";
    return [{ change, ...placeOf(entry, codes), before: was ? saidIn(was) : null, after: saidIn(entry) }];
  });
  const gone = before
    .filter((entry) => !later.has(keyOf(entry)))
    .map(
      (entry): RunDifference => ({
        change: "gone",
        ...placeOf(entry, codes),
        before: saidIn(entry),
        after: null,
      }),
    );
  return [...now, ...gone];
}

function keyOf({ rule, propertyId, periodStart, periodEnd, subject }: RuleRun): string {
  return JSON.stringify([rule, propertyId, periodEnd, periodStart, subject]);
}

function placeOf(
  { rule, propertyId, periodStart, periodEnd, subject }: RuleRun,
  codes: ReadonlyMap<string, string>,
) {
  const period = { start: periodStart, end: periodEnd };
  return { rule, property: codes.get(propertyId) ?? "", period, subject };
}

function saidIn({ ruleVersion, outcome, severity, verdictHash }: RuleRun): Said {
  return { version: ruleVersion, outcome, severity, verdictHash };
}
