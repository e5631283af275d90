import { renderTrace } from "@/lib/formula/render";
import type { Cause, Evidence, RuleResult } from "@/lib/rules/result";
import { counted, grouped } from "./amount";
import { causeSentence } from "./cause-words";
import type { FindingGroup } from "./finding-groups";
import { outcomeWords, severityPaint } from "./outcome-words";
import { type Painter, printable } from "./paint";
import { periodName } from "./words";
import { wrap } from "./wrap";

const LABEL_WIDTH = 12;
/** More boxes than fit a screen help nobody; --json has all of them. */
const LISTED_EVIDENCE = 6;
const LISTED_CANDIDATES = 5;

/** A finding like a letter: what is wrong, the numbers, the likely cause, where to look, what else it explains. */
export function findingReport({ lead, others }: FindingGroup, paint: Painter, width: number): string[] {
  return [
    headline(lead, paint),
    ...wrap(printable(`${lead.title}. ${lead.because}`), width, "  "),
    ...formula(lead, width),
    ...causes(lead, width),
    ...evidence(lead.evidence, width),
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
  return labelled(
    "difference",
    `${difference}${tolerance === null ? "" : ` (tolerance ${tolerance})`}`,
    width,
  );
}

function causes({ cause, candidates }: RuleResult, width: number): string[] {
  if (cause && cause.kind !== "unknown") return labelled("likely", printable(causeSentence(cause)), width);
  if (candidates.length === 0) return cause ? labelled("cause", printable(cause.because), width) : [];
  const listed = candidates
    .slice(0, LISTED_CANDIDATES)
    .flatMap((candidate: Cause, index) =>
      labelled(index === 0 ? "one of" : "or", printable(causeSentence(candidate)), width),
    );
  const rest = candidates.length - LISTED_CANDIDATES;
  return rest > 0 ? [...listed, ...labelled("", `and ${grouped(rest)} more candidates`, width)] : listed;
}

function evidence(all: readonly Evidence[], width: number): string[] {
  const listed = all.slice(0, LISTED_EVIDENCE).flatMap(({ file, page, box, text }, index) => {
    const place = `${file}:${page} [${box.map((edge) => edge.toFixed(1)).join(" ")}] ${text}`;
    return labelled(index === 0 ? "seen at" : "", printable(place), width);
  });
  const rest = all.length - LISTED_EVIDENCE;
  return rest > 0
    ? [...listed, ...labelled("", `and ${grouped(rest)} more places (--json lists them)`, width)]
    : listed;
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
  return wrap(text, width, `  ${" ".repeat(LABEL_WIDTH)}`, `  ${label.padEnd(LABEL_WIDTH)}`);
}
