import { getChartOrThrow, type StoredChart } from "@/db/queries/charts";
import { getRunOrThrow, listRuleRuns, type ValidationRun } from "@/db/queries/runs";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { contentHash } from "@/lib/hash/content-hash";
import { checkDocuments } from "@/lib/rules/check-documents";
import { catalogueHash } from "@/lib/rules/index";
import type { CheckReport, RunHashes } from "@/lib/rules/result";
import { loadScopeOfRun } from "./load-scope";
import { hashesOf } from "./run-view";
import { parametersFromStored } from "./stored-parameters";
import { storedVerdict } from "./stored-verdict";

/** `other_catalogue`: the rules of today are not those of the run, so that its verdicts cannot be made again. */
export type ReplayOutcome = "identical" | "different" | "other_catalogue";

export interface Replay {
  runId: string;
  outcome: ReplayOutcome;
  /** In one sentence. */
  because: string;
  hashes: { name: keyof RunHashes; stored: string; replayed: string | null; isSame: boolean }[];
  /** How many results were compared and how many differ. */
  results: { compared: number; different: number };
  /** The first hundred that differ, in the order of the report. */
  differences: ReplayDifference[];
}

export interface ReplayDifference {
  ordinal: number;
  rule: string;
  property: string;
  period: { start: string | null; end: string };
  subject: string | null;
  /** The hash that the run recorded; null where the run has no such result. */
  recorded: string | null;
  /** The hash of the verdict as it is stored now; another one than recorded was tampered with. */
  stored: string | null;
  replayed: string | null;
}

const MOST_LISTED = 100;

/**
 * Makes a run again from the versions, chart and thresholds it was made of, and compares bit for bit: the four hashes, and
 * every verdict in order, as recorded, as stored and as said again.
 */
export async function replayRun(orgId: OrgId, runId: string, granted: ReadonlySet<string> | null) {
  const stored = await withTenant(orgId, async (tx) => {
    const run = await getRunOrThrow(tx, runId, granted);
    return {
      run,
      chart: await getChartOrThrow(tx, run.chartId),
      scope: await loadScopeOfRun(tx, runId),
      ruleRuns: await listRuleRuns(tx, runId),
    };
  });
  const { run } = stored;
  const again = checkAgain(stored);
  const isSameCatalogue = run.catalogueHash === catalogueHash();
  const hashes = compareHashes(hashesOf(run), again.hashes, isSameCatalogue);
  const all = isSameCatalogue ? differencesBetween(stored.ruleRuns, again.results) : [];
  return {
    runId,
    ...outcomeOf(isSameCatalogue, hashes, all.length),
    hashes,
    results: { compared: isSameCatalogue ? stored.ruleRuns.length : 0, different: all.length },
    differences: all.slice(0, MOST_LISTED),
  } satisfies Replay;
}

type StoredResult = Awaited<ReturnType<typeof listRuleRuns>>[number];

function checkAgain({
  run,
  chart,
  scope,
}: {
  run: ValidationRun;
  chart: StoredChart;
  scope: Awaited<ReturnType<typeof loadScopeOfRun>>;
}): CheckReport {
  return checkDocuments(scope.documents, {
    chart: chart.chart,
    parameters: parametersFromStored(run.parameters),
    selections: scope.selections,
  });
}

function compareHashes(stored: RunHashes, replayed: RunHashes, isSameCatalogue: boolean): Replay["hashes"] {
  return (["catalogue", "parameters", "facts", "results"] as const).map((name) => {
    const again = name === "results" && !isSameCatalogue ? null : replayed[name];
    return { name, stored: stored[name], replayed: again, isSame: stored[name] === again };
  });
}

function differencesBetween(
  stored: readonly StoredResult[],
  replayed: CheckReport["results"],
): ReplayDifference[] {
  const length = Math.max(stored.length, replayed.length);
  return Array.from({ length }, (_, index) => index).flatMap((ordinal) => {
    const [was, again] = [stored[ordinal], replayed[ordinal]];
    const hashes = {
      recorded: was?.verdictHash ?? null,
      stored: was ? contentHash(was.verdict) : null,
      replayed: again ? storedVerdict(again).hash : null,
    };
    const said = again ?? was?.verdict;
    if (!said) throw new Error("A place in neither list was compared.");
    const isSame =
      hashes.recorded === hashes.replayed &&
      hashes.stored === hashes.replayed &&
      was !== undefined &&
      isIndexedAsSaid(was);
    const { rule, property, period, subject } = said;
    return isSame ? [] : [{ ordinal, rule, property, period, subject, ...hashes }];
  });
}

/** Lists show these columns instead of the verdict: they must not say anything else. */
function isIndexedAsSaid({ verdict, ...row }: StoredResult): boolean {
  return (
    row.rule === verdict.rule &&
    row.ruleVersion === verdict.version &&
    row.outcome === verdict.outcome &&
    row.severity === verdict.severity &&
    row.periodStart === verdict.period.start &&
    row.periodEnd === verdict.period.end &&
    row.subject === verdict.subject
  );
}

function outcomeOf(
  isSameCatalogue: boolean,
  hashes: Replay["hashes"],
  different: number,
): Pick<Replay, "outcome" | "because"> {
  if (!isSameCatalogue)
    return {
      outcome: "other_catalogue",
      because:
        "The run was made by another version of the rules than this one has, so its verdicts cannot be made again here.",
    };
  const names = hashes.filter(({ isSame }) => !isSame).map(({ name }) => name);
  if (names.length === 0 && different === 0)
    return { outcome: "identical", because: "The four hashes and every verdict are the same, bit for bit." };
  const parts = [
    ...(names.length > 0 ? [`the hash of the ${names.join(", the ")}`] : []),
    ...(different > 0 ? [`${different} ${different === 1 ? "verdict" : "verdicts"}`] : []),
  ];
  return { outcome: "different", because: `What is stored does not come out again: ${parts.join(" and ")}.` };
}
