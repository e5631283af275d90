import { previousDay } from "@/lib/dates/plain-date";
import { contentHash } from "@/lib/hash/content-hash";
import { canonicalCents } from "@/lib/money/cents";
import { asPrinted, placeOf, residualOf } from "./causes/constraint";
import { diagnose, explanationsOf } from "./causes/diagnose";
import type { Explanation } from "./causes/hypothesis";
import { Network } from "./causes/network";
import { type WindowCause, windowCause } from "./causes/unexplained-window";
import type { WindowContext } from "./contexts";
import { constraintsOf, type WindowVerdict } from "./evaluate-window";
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
    const about = new Set((entry.verdict.about ?? []).filter((id) => network.isOpen(id)));
    if (about.size === 0) continue;
    const { determined, candidates: fitting } = diagnose(explanations, about);
    const candidates = fitting.map((explanation) => causeOf(property, explanation, about));
    const [first] = candidates;
    const outside = first ? null : outsideCause(property, entry, network, byFigures);
    if (determined && first) misprints.push({ cause: first, cells: cellsOf(determined, network) });
    const cause = outside ?? (determined && first ? first : undetermined(property, entry, candidates));
    explained.set(entry, { cause, candidates: outside ? [outside] : candidates });
  }
  for (const entry of open.filter((each) => !explained.has(each))) {
    const cause = sharedCause(entry, misprints);
    if (cause) explained.set(entry, { cause, candidates: [cause] });
  }
  return explained;
}

/** A misprint the documents determine, with the cells it alters: by document and place, what to add to the printed amount. */
interface Misprint {
  cause: Cause;
  cells: ReadonlyMap<string, bigint>;
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
    if (value === null) continue;
    const place = `${sha256} ${placeOf(page, box)}`;
    for (const { cause, cells } of misprints) {
      const delta = cells.get(place);
      if (delta !== undefined) return { ...cause, amount: canonicalCents(verdict.difference ?? -delta) };
    }
  }
  return null;
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

/** A misprint as a cause of one result: the amount is what it explains of this result's difference. */
function causeOf(property: string, explanation: Explanation, about: ReadonlySet<string>): Cause {
  const { kind, accounts, changes, effect, because, key } = explanation;
  const closed = effect.closed.find(({ id }) => about.has(id));
  const amount = closed?.terms
    ? residualOf(closed.terms, asPrinted) -
      residualOf(closed.terms, (cell) => cell.value + (changes.get(cell.key) ?? 0n))
    : [...changes.values()].reduce((_, delta) => -delta, 0n);
  return {
    kind,
    accounts: [...accounts],
    amount: canonicalCents(amount),
    group: `${property} ${kind} ${accounts.join(" ")} ${contentHash(key).slice(0, 8)}`,
    because,
  };
}

function outsideCause(
  property: string,
  { window, verdict }: WindowVerdict,
  network: Network,
  explained: ReadonlySet<string>,
): Cause | null {
  if (window.scope !== "income_statement") return null;
  const { income } = window.context;
  const cause: WindowCause | null = windowCause(income.document.sha256, explained, network);
  const { start } = income.window;
  if (!cause || start === null) return null;
  const own = verdict.subject ?? null;
  const isOne = own !== null && cause.accounts.includes(own);
  return {
    kind: cause.kind,
    accounts: isOne ? [own, ...cause.accounts.filter((account) => account !== own)] : cause.accounts,
    amount: canonicalCents(verdict.difference ?? 0n),
    group: `${property} ${cause.kind} ${previousDay(start)}`,
    because: cause.because,
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
