import type { Chart } from "@/lib/facts/chart";
import { compareDocuments } from "@/lib/facts/document-order";
import { type PropertyFacts, propertyFacts } from "@/lib/facts/property-facts";
import { yardiChart } from "@/lib/facts/yardi-chart";
import { canonicalCents } from "@/lib/money/cents";
import type { ReadDocument } from "@/lib/proof/proof";
import { contextsOf } from "./contexts";
import { evaluateWindow, type WindowVerdict } from "./evaluate-window";
import { type Explained, explainVerdicts } from "./explain-results";
import { RULES } from "./index";
import { DEFAULT_PARAMETERS, type Parameters } from "./parameters";
import type { CheckReport, RuleResult } from "./result";
import type { Rule, Selection } from "./rule";
import { compareResults, RunHasher } from "./run-hasher";

export interface CheckOptions {
  parameters?: Parameters;
  chart?: Chart;
  rules?: readonly Rule[];
  /** What people chose for files, by sha-256. */
  selections?: ReadonlyMap<string, Selection>;
  /** Month ends that are locked, by property code; absent where nobody keeps a record. */
  lockedPeriods?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of the run that these documents are a part of: takes in what they say. */
  whole?: RunHasher;
}

/**
 * Reconciles documents of one organisation: every rule on every property and window. The report depends on what the
 * documents say alone, not on their order or names.
 */
export function checkDocuments(documents: readonly ReadDocument[], options: CheckOptions = {}): CheckReport {
  const parameters = options.parameters ?? DEFAULT_PARAMETERS;
  const chart = options.chart ?? yardiChart;
  const rules = options.rules ?? RULES;
  const ordered = [...documents].sort(compareDocuments);
  const properties = propertyFacts(ordered, chart, parameters.fiscalYearFirstMonth);
  const files = new Map(ordered.map(({ sha256, file }) => [sha256, file] as const).toReversed());
  const hasher = new RunHasher({ chart, parameters, rules });
  const results = properties.flatMap((property) => {
    const own = checkProperty(property, { ...options, parameters, chart, rules }, files);
    const inOrder = own.toSorted(compareResults);
    for (const each of [hasher, options.whole]) each?.add(property, inOrder);
    return inOrder;
  });
  return {
    documents: ordered,
    proof: countProof(ordered),
    results: results.toSorted(compareResults),
    hashes: hasher.hashes(),
  };
}

type Setting = CheckOptions & { parameters: Parameters; chart: Chart; rules: readonly Rule[] };

function checkProperty(
  property: PropertyFacts,
  { parameters, chart, rules, selections, lockedPeriods }: Setting,
  files: ReadonlyMap<string, string>,
): RuleResult[] {
  const windows = contextsOf({
    property,
    chart,
    parameters,
    selections: selections ?? new Map(),
    lockedPeriods: lockedPeriods ? (lockedPeriods.get(property.code) ?? new Set()) : null,
  });
  const verdicts = windows.flatMap((window) => evaluateWindow(rules, window));
  const causes = explainVerdicts(property.code, verdicts, windows, rules);
  return verdicts.map((entry) => resultOf(property.code, entry, causes.get(entry) ?? null, files));
}

function resultOf(
  property: string,
  { rule, window, verdict }: WindowVerdict,
  explained: Explained | null,
  files: ReadonlyMap<string, string>,
): RuleResult {
  const { start, end } = window.window;
  const isSign = explained?.cause?.kind === "sign";
  return {
    rule: rule.id,
    version: rule.version,
    title: rule.title,
    outcome: verdict.outcome,
    severity: verdict.severity ?? (isSign ? rule.severityOfSign : undefined) ?? rule.severity,
    property,
    period: { start, end },
    subject: verdict.subject ?? null,
    because: verdict.because,
    left: canonical(verdict.left),
    right: canonical(verdict.right),
    difference: canonical(verdict.difference),
    tolerance: canonical(verdict.tolerance),
    cause: explained?.cause ?? null,
    candidates: explained?.candidates ?? [],
    evidence: verdict.evidence.map((item) => ({ file: files.get(item.sha256) ?? "", ...item })),
    trace: verdict.trace ?? null,
  };
}

function canonical(cents: bigint | null | undefined): string | null {
  return cents == null ? null : canonicalCents(cents);
}

function countProof(documents: readonly ReadDocument[]): CheckReport["proof"] {
  const counts = { figures: 0, proven: 0, repaired: 0, unproven: 0 };
  for (const mark of documents.flatMap(({ proof }) => proof.marks.flatMap((marks) => Object.values(marks)))) {
    if (!mark) continue;
    counts.figures += 1;
    if (mark.status === "proven" || mark.status === "corrected") counts.proven += 1;
    else if (mark.status === "repaired") counts.repaired += 1;
    else counts.unproven += 1;
  }
  return counts;
}
