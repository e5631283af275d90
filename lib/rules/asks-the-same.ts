import { canonicalJson } from "@/lib/hash/canonical-json";
import type { Evidence, RuleResult } from "./result";

/** What a person answers when they answer a result; a stored verdict has it too. */
type Asked = Pick<
  RuleResult,
  | "rule"
  | "version"
  | "property"
  | "period"
  | "subject"
  | "outcome"
  | "because"
  | "left"
  | "right"
  | "difference"
> & { evidence: readonly Pick<Evidence, "value">[] };

/**
 * Whether an answer to one is an answer to the other: the same sentence on the same amounts, by the same version of the rule.
 * On which print and where on the page they stand is no part of it, nor is what the rest of the documents say of the cause.
 */
export function asksTheSame(one: Asked, other: Asked): boolean {
  return canonicalJson(questionOf(one)) === canonicalJson(questionOf(other));
}

function questionOf(asked: Asked) {
  const { rule, version, property, period, subject, outcome, because, left, right, difference } = asked;
  const amounts = asked.evidence.flatMap(({ value }) => value ?? []);
  return { rule, version, property, period, subject, outcome, because, left, right, difference, amounts };
}
