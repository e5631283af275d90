import { contentHash } from "@/lib/hash/content-hash";
import { abs, canonicalCents } from "@/lib/money/cents";
import { asPrinted, type Constraint, placeOf, residualOf } from "./causes/constraint";
import { diagnose, explanationsOf } from "./causes/diagnose";
import type { Explanation } from "./causes/hypothesis";
import { type Changes, Network } from "./causes/network";
import type { WindowContext } from "./contexts";
import { constraintsOf, type WindowVerdict } from "./evaluate-window";
import { outsideCause } from "./explain-outside";
import type { Cause } from "./result";
import type { Rule } from "./rule";

export interface Explained {
  cause: Cause | null;
  candidates: Cause[];
}

/** Finds the causes of the failing verdicts of one property. Verdicts that pass, or state no tie, have none. */
export function explainVerdicts(
  property: string,
  verdicts: readonly WindowVerdict[],
  windows: readonly WindowContext[],
  rules: readonly Rule[],
): Map<WindowVerdict, Explained> {
  const explained = new Map<WindowVerdict, Explained>();
  const open = verdicts.filter(({ verdict }) => verdict.outcome === "failed" || verdict.outcome === "warned");
  for (const entry of open) {
    const known = knownCause(property, entry);
    if (known) explained.set(entry, { cause: known, candidates: [known] });
  }
  const tied = open.filter((entry) => !explained.has(entry) && (entry.verdict.about ?? []).length > 0);
  if (tied.length === 0) return explained;
  const network = new Network(windows.flatMap((window) => constraintsOf(rules, window)));
  const explanations = explanationsOf(network);
  const misprints: Misprint[] = [];
  const byFigures = new Set(explanations.flatMap(({ effect }) => effect.closed.map(({ id }) => id)));
  for (const entry of tied) {
    const about = new Set(openOf(entry, network).map(({ id }) => id));
    if (about.size === 0) continue;
    const { determined, candidates: fitting } = diagnose(explanations, about);
    const candidates = fitting.map((explanation) =>
      causeOf(property, explanation, about, entry.verdict.difference ?? 0n),
    );
    const [first] = candidates;
    const outside = first ? null : outsideCause(property, entry, network, byFigures);
    if (determined && first)
      misprints.push({ cause: first, explanation: determined, cells: cellsOf(determined, network) });
    const cause = outside ?? (determined && first ? first : undetermined(property, entry, candidates));
    explained.set(entry, { cause, candidates: outside ? [outside] : candidates });
  }
  for (const entry of tied.filter((each) => explained.get(each)?.cause?.kind === "unknown")) {
    const joint = jointCauses(misprints, openOf(entry, network));
    if (joint) explained.set(entry, joint);
  }
  for (const entry of open.filter((each) => !explained.has(each))) {
    const cause = sharedCause(entry, misprints);
    if (cause) explained.set(entry, { cause, candidates: [cause] });
  }
  return explained;
}

/** What a verdict states that does not hold as printed. */
function openOf({ verdict }: WindowVerdict, network: Network): Constraint[] {
  const about = new Set(verdict.about ?? []);
  return network.openConstraints().filter(({ id }) => about.has(id));
}

/** A misprint the documents determine, with the cells it alters: by document and place, what to add to the printed amount. */
interface Misprint {
  cause: Cause;
  explanation: Explanation;
  cells: ReadonlyMap<string, bigint>;
}

/** Several misprints that are determined elsewhere and together make the whole of a difference; the largest comes first. */
function jointCauses(misprints: readonly Misprint[], open: readonly Constraint[]): Explained | null {
  const [constraint] = open;
  const terms = constraint?.terms;
  if (!constraint || !terms) return null;
  const parts = new Map<string, { cause: Cause; amount: bigint; changes: Changes }>();
  for (const { cause, explanation } of misprints) {
    const { changes, key } = explanation;
    const amount = -residualOf(terms, (cell) => changes.get(cell.key) ?? 0n);
    if (amount !== 0n)
      parts.set(key, { cause: { ...cause, amount: canonicalCents(amount) }, amount, changes });
  }
  const changes = new Map([...parts.values()].flatMap((part) => [...part.changes]));
  if (parts.size < 2 || !constraint.isClosed((cell) => cell.value + (changes.get(cell.key) ?? 0n)))
    return null;
  const causes = [...parts.values()]
    .toSorted((a, b) => (abs(a.amount) > abs(b.amount) ? -1 : 1))
    .map(({ cause }) => cause);
  return { cause: causes[0] ?? null, candidates: causes };
}

function cellsOf({ changes }: Explanation, network: Network): Map<string, bigint> {
  const cells = new Map<string, bigint>();
  for (const [key, delta] of changes) {
    const cell = network.cell(key);
    if (cell?.place) cells.set(`${cell.sha256} ${cell.place}`, delta);
  }
  return cells;
}

/** The cause of a verdict that states no tie of its own, but rests on a figure that is misprinted. */
function sharedCause({ verdict }: WindowVerdict, misprints: readonly Misprint[]): Cause | null {
  for (const { sha256, page, box, value } of verdict.evidence) {
    const place = `${sha256} ${placeOf(page, box)}`;
    for (const { cause, explanation, cells } of misprints) {
      const delta = cells.get(place);
      if (delta !== undefined && value !== null)
        return { ...cause, amount: canonicalCents(verdict.difference ?? -delta) };
      if (isRepeated(explanation, verdict.subject ?? null, sha256)) return cause;
    }
  }
  return null;
}

/** A verdict on an account of a print in which a line of it is one too many. */
function isRepeated(
  { kind, accounts, removesRow }: Explanation,
  subject: string | null,
  sha256: string,
): boolean {
  return (
    kind === "duplicated" &&
    subject !== null &&
    accounts.includes(subject) &&
    removesRow?.startsWith(sha256) === true
  );
}

function knownCause(property: string, { verdict: { cause } }: WindowVerdict): Cause | null {
  if (!cause) return null;
  const { kind, accounts, amount, because, groupKey } = cause;
  return {
    kind,
    accounts: [...accounts],
    amount: canonicalCents(amount),
    group: `${property} ${groupKey}`,
    because,
  };
}

/**
 * A misprint as a cause of one result: the amount is what it explains of this result's difference, all of it where the
 * tie is not a sum.
 */
function causeOf(
  property: string,
  explanation: Explanation,
  about: ReadonlySet<string>,
  difference: bigint,
): Cause {
  const { kind, accounts, changes, effect, because, key } = explanation;
  const closed = effect.closed.find(({ id }) => about.has(id));
  const amount = closed?.terms
    ? residualOf(closed.terms, asPrinted) -
      residualOf(closed.terms, (cell) => cell.value + (changes.get(cell.key) ?? 0n))
    : difference;
  return {
    kind,
    accounts: [...accounts],
    amount: canonicalCents(amount),
    group: `${property} ${kind} ${accounts.join(" ")} ${contentHash(key).slice(0, 8)}`,
    because,
  };
}

/**
 * Several explanations, or none: the results that leave the same ones belong together, and so does all that does not fit
 * between the documents of one window.
 */
function undetermined(
  property: string,
  { rule, window, verdict }: WindowVerdict,
  candidates: readonly Cause[],
): Cause {
  const isBetweenDocuments = window.scope === "income_statement" && /^(XDT|ROL)-/.test(rule.id);
  const left =
    candidates.length > 0
      ? candidates.map(({ group }) => group)
      : [isBetweenDocuments ? "between documents" : rule.id, window.window];
  return {
    kind: "unknown",
    accounts: [],
    amount: canonicalCents(verdict.difference ?? 0n),
    group: `${property} unknown ${contentHash(left).slice(0, 8)}`,
    because:
      candidates.length > 0
        ? "The documents leave more than one explanation."
        : "Nothing in these documents explains the difference.",
  };
}
