import {
  compareExplanations,
  type Explanation,
  type Hypothesis,
  type Strength,
  strengthOf,
} from "./hypothesis";
import type { Network } from "./network";
import { moveHypotheses, swapHypotheses } from "./pair-hypotheses";
import { rowHypotheses } from "./row-hypotheses";

/** What the diagnosis says of one failing result. */
export interface Diagnosis {
  /** Set when the documents leave exactly one explanation. */
  determined: Explanation | null;
  /** Every explanation worth a look, best first. */
  candidates: Explanation[];
}

/** Every explanation of open constraints that contradicts none of the closed ones. */
export function explanationsOf(network: Network): Explanation[] {
  const open = network.openConstraints();
  const hypotheses = [
    ...open.flatMap((constraint) => rowHypotheses(constraint, network)),
    ...swapHypotheses(open, network),
    ...moveHypotheses(open, network),
  ];
  const distinct = new Map<string, Hypothesis>();
  for (const hypothesis of hypotheses)
    if (!distinct.has(hypothesis.key)) distinct.set(hypothesis.key, hypothesis);
  return [...distinct.values()]
    .map((hypothesis): Explanation => {
      const effect = network.effect(hypothesis.changes, hypothesis.removesRow);
      return { ...hypothesis, effect, weight: effect.closed.length };
    })
    .filter(({ effect }) => effect.opened.length === 0 && effect.closed.length > 0)
    .toSorted(compareExplanations);
}

/**
 * Which of the explanations the documents leave for a result. Those that explain most stand alone. Among them a
 * coincidence to the cent outweighs what would fit many amounts; a missing line or an arbitrary number counts as
 * established only when it is the last one left and something speaks of that account alone.
 */
export function diagnose(explanations: readonly Explanation[], about: ReadonlySet<string>): Diagnosis {
  const fitting = explanations.filter(({ effect }) => effect.closed.some(({ id }) => about.has(id)));
  const most = fitting.reduce((weight, explanation) => Math.max(weight, explanation.weight), 0);
  const best = distinctCauses(fitting.filter(({ weight }) => weight === most));
  const [only] = best;
  if (only && best.length === 1 && isEstablished(only)) return { determined: only, candidates: [only] };
  const ofStrength = (...strengths: Strength[]) =>
    best.filter(({ kind }) => strengths.includes(strengthOf(kind)));
  const exact = usualFirst(ofStrength("exact"));
  const named = exact.length > 0 ? exact : ofStrength("plausible", "possible");
  const [first] = named;
  const isAlone = first !== undefined && named.length === 1 && strengthOf(first.kind) !== "possible";
  return { determined: isAlone ? first : null, candidates: named };
}

/**
 * An arbitrary amount that closes a single sum is no better than a line nobody knows of; a total that is not printed has
 * no such rival.
 */
function isEstablished(explanation: Explanation): boolean {
  const families = new Set(explanation.effect.closed.map(({ family }) => family));
  const isEnough = strengthOf(explanation.kind) !== "arbitrary" || families.size > 1;
  return isEnough && isWitnessed(explanation);
}

/** Of several exact explanations, those that give the accounts the sign they usually have. */
function usualFirst(explanations: Explanation[]): Explanation[] {
  const usual = explanations.filter(({ isUnusual }) => !isUnusual);
  return usual.length > 0 ? usual : explanations;
}

/** Something that closes speaks of the account alone, or ties it to another document. */
function isWitnessed({ accounts, effect }: Explanation): boolean {
  return effect.closed.some(({ cells }) => {
    const own = cells.find(({ account }) => accounts.includes(account));
    const rivals = cells.filter(
      ({ account, isTotal, sha256, part }) =>
        !isTotal && !accounts.includes(account) && sha256 === own?.sha256 && part === own.part,
    );
    const isAcross = cells.some(({ sha256 }) => sha256 !== own?.sha256);
    return own !== undefined && (isAcross || rivals.length === 0);
  });
}

/** One entry for each kind and set of accounts: which of two prints holds the misprint may stay open. */
function distinctCauses(explanations: readonly Explanation[]): Explanation[] {
  const seen = new Set<string>();
  return explanations.filter(({ kind, accounts }) => {
    const cause = JSON.stringify([kind, accounts]);
    if (seen.has(cause)) return false;
    seen.add(cause);
    return true;
  });
}
