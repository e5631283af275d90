import { renderTrace } from "@/lib/formula/render";
import type { Cause, RuleResult } from "@/lib/rules/result";
import { accountingAmount, counted, grouped } from "./amount";
import { causeSentence } from "./cause-words";
import { type AccountAt, evidenceLines } from "./evidence-lines";
import type { FindingGroup } from "./finding-groups";
import { outcomeWords, severityPaint } from "./outcome-words";
import { type Painter, printable } from "./paint";
import { periodName } from "./words";
import { wrap } from "./wrap";

const LABEL_WIDTH = 12;
const INDENT = "  ";
const LISTED_CANDIDATES = 5;

/** A finding like a letter: what is wrong, the numbers, the likely cause, where to look, what else it explains. */
export function findingReport(
  { lead, others }: FindingGroup,
  { paint, width, accountAt }: { paint: Painter; width: number; accountAt: AccountAt },
): string[] {
  return [
    headline(lead, paint),
    ...wrap(printable(lead.because), width, INDENT),
    ...labelled("rule", printable(lead.title), width),
    ...formula(lead, width),
    ...causes(lead, width),
    ...evidence(lead, accountAt, width),
    ...alsoExplains(others, width),
    "",
  ];
}

function headline(result: RuleResult, paint: Painter): string {
  const outcome = outcomeWords(result.outcome, paint);
  const where = [result.property, periodName(result.period), result.subject].filter(Boolean).join(" · ");
  const verdict = outcome.paint(`${outcome.symbol} ${outcome.word}`);
  const severity = severityPaint(result.severity, paint)(result.severity);
  return `${verdict} · ${severity} · ${paint.bold(ruleName(result))} · ${printable(where)}`;
}

function ruleName({ rule, version }: RuleResult): string {
  return `${rule} v${version}`;
}

function formula({ trace, difference, tolerance }: RuleResult, width: number): string[] {
  if (trace) return labelled("formula", printable(renderTrace(trace, { depth: 2 })), width);
  if (difference === null) return [];
  const tolerated = tolerance === null ? "" : ` (tolerance ${tolerance})`;
  return labelled("difference", `${accountingAmount(difference).trim()}${tolerated}`, width);
}

function causes({ cause, candidates, because }: RuleResult, width: number): string[] {
  if (cause && cause.kind !== "unknown")
    return labelled("likely", printable(causeSentence(cause, because)), width);
  if (candidates.length === 0) return cause ? labelled("cause", printable(cause.because), width) : [];
  const listed = candidates
    .slice(0, LISTED_CANDIDATES)
    .flatMap((candidate: Cause, index) =>
      labelled(index === 0 ? "one of" : "or", printable(causeSentence(candidate, because)), width),
    );
  const rest = candidates.length - LISTED_CANDIDATES;
  return rest > 0 ? [...listed, ...labelled("", `and ${grouped(rest)} more candidates`, width)] : listed;
}

function evidence(result: RuleResult, accountAt: AccountAt, width: number): string[] {
  const lines = evidenceLines(result, accountAt, width - INDENT.length - LABEL_WIDTH);
  return lines.map((line, index) => `${INDENT}${(index === 0 ? "seen at" : "").padEnd(LABEL_WIDTH)}${line}`);
}

function alsoExplains(others: readonly RuleResult[], width: number): string[] {
  if (others.length === 0) return [];
  const names = others.map((other) => {
    const subject = other.subject === null ? "" : ` ${other.subject}`;
    return `${ruleName(other)}${subject} (${periodName(other.period)}, ${other.severity})`;
  });
  return labelled(
    "also",
    printable(`${counted(others.length, "more finding")} with the same cause: ${names.join(", ")}`),
    width,
  );
}

function labelled(label: string, text: string, width: number): string[] {
  return wrap(text, width, `${INDENT}${" ".repeat(LABEL_WIDTH)}`, `${INDENT}${label.padEnd(LABEL_WIDTH)}`);
}
