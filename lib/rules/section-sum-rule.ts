import { sectionWithTotal } from "@/lib/facts/chart";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { formulaRule } from "./formula-rule";
import type { Severity } from "./result";
import type { ContextOf, RuleOf } from "./rule";

export interface SectionSumInput<S extends "balance_sheet" | "income_statement"> {
  id: string;
  version: number;
  scope: S;
  /** Role of the section; its total's role is in the chart. */
  section: string;
  total: string;
  /** The section in words: `current assets`. */
  name: string;
  severity: Severity;
  severityOfSign?: Severity;
}

/** The lines of a section add up to its printed total, column by column. */
export function sectionSumRule<S extends "balance_sheet" | "income_statement">(
  input: SectionSumInput<S>,
): RuleOf<S> {
  const { section, total, name, ...rest } = input;
  return formulaRule({
    ...rest,
    title: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} add up`,
    whyItMatters:
      "A total that its lines do not make means that a line was dropped, doubled, altered or misread.",
    formula: `sum(${section}) = ${total}`,
    says: { left: `The lines of ${name} sum to`, right: "the statement prints" },
    measures: ["period", "ytd"],
    unless: (context) => absence(statementOf(context), section, total, name),
    isInsidePrint: true,
  });
}

function statementOf(context: ContextOf["balance_sheet"] | ContextOf["income_statement"]): StatementFacts {
  return "sheet" in context ? context.sheet : context.income;
}

function absence(statement: StatementFacts, section: string, total: string, name: string): string | null {
  if (statement.total(total)) return null;
  if (statement.leaves(section).length === 0) return `The statement prints no ${name}.`;
  const isOptional = sectionWithTotal(statement.chart, total)?.isOptional ?? false;
  return isOptional && !hasHeader(statement, section)
    ? `The statement does not print ${name} as a block of its own.`
    : null;
}

/** A block is in use when its header is printed, whatever became of its total. */
function hasHeader(statement: StatementFacts, section: string): boolean {
  const range = statement.chart.sections.find(({ role }) => role === section);
  return statement.lines.some(
    ({ line, number }) => line.kind === "header" && number !== null && number.stem === range?.from,
  );
}
