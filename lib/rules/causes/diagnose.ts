import { compareExplanations, type Explanation, type Hypothesis, strengthOf } from "./hypothesis";
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
 * Which of the explanations the documents leave for a result. Those that explain most stand alone; among them a
 * coincidence to the cent outweighs what would fit many amounts, and a number that is merely arbitrary counts only when
 * nothing else is left.
 */
export function diagnose(explanations: readonly Explanation[], about: ReadonlySet<string>): Diagnosis {
  const fitting = explanations.filter(({ effect }) => effect.closed.some(({ id }) => about.has(id)));
  const most = fitting.reduce((weight, explanation) => Math.max(weight, explanation.weight), 0);
  const best = distinctCauses(fitting.filter(({ weight }) => weight === most));
  const exact = best.filter(({ kind }) => strengthOf(kind) === "exact");
  const named = best.filter(({ kind }) => strengthOf(kind) !== "arbitrary");
  const [first] = best;
  if (first && best.length === 1) return { determined: first, candidates: [first] };
  const [onlyExact] = exact;
  if (onlyExact) return { determined: exact.length === 1 ? onlyExact : null, candidates: exact };
  const [onlyNamed] = named;
  return { determined: onlyNamed && named.length === 1 ? onlyNamed : null, candidates: named };
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
