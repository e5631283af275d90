import { formatDate } from "@/lib/dates/format-date";
import type { PlainDate } from "@/lib/dates/plain-date";
import type { ColumnKey } from "@/lib/extraction/reading";
import type { FactAnswer, FactQuery, FactSource, Measure, Selector } from "@/lib/formula/fact-source";
import {
  ADJUSTMENT_PREFIX,
  ADJUSTMENTS,
  type Chart,
  type ChartSection,
  type Part,
  rolesOfChart,
  sectionWithTotal,
} from "./chart";
import type { KnownAccount, PropertyFacts } from "./property-facts";
import type { MappedLine, StatementFacts } from "./statement-facts";

/** The statements of one moment; null where none was given. */
export interface Statements {
  balance: StatementFacts | null;
  income: StatementFacts | null;
}

export interface WindowFactsInput {
  property: PropertyFacts;
  chart: Chart;
  current: Statements;
  prior: Statements;
  /** Days of the closing and opening balance sheets, to name the one that is missing. */
  closing: PlainDate;
  opening: PlainDate | null;
  /** What an income-statement role means where the formula does not say. */
  measure: "period" | "ytd";
}

/** Where a selector is looked up. */
export interface Place {
  statement: StatementFacts;
  part: Part;
  column: ColumnKey;
}

/** The facts of one property and one window, as formulas ask for them. */
export class WindowFacts implements FactSource {
  private readonly roles: Map<string, Part>;

  constructor(private readonly input: WindowFactsInput) {
    this.roles = chartRoles(input.chart);
  }

  months(): number | null {
    return this.input.current.income?.document.reading.period.months ?? null;
  }

  find(query: FactQuery): FactAnswer {
    const place = this.place(query);
    if ("missing" in place) return { known: false, missing: place.missing };
    return query.take === "total"
      ? this.findTotal(query.selector, place)
      : this.findLeaves(query.selector, place);
  }

  /** The statement and column a query speaks of, or what is missing, in words. */
  place({ selector, measure, at }: FactQuery): Place | { missing: string } {
    const part = this.partOf(selector);
    if (!part) return { missing: `an account with the role ${words(selector)}` };
    const statements = this.input[at];
    const statement = part === "balance_sheet" ? statements.balance : statements.income;
    if (!statement) return { missing: this.missingStatement(part, at) };
    const column = columnOf(part, measure ?? (part === "balance_sheet" ? "balance" : this.input.measure));
    if (!statement.columns.includes(column)) return { missing: `the column ${column.replaceAll("_", " ")}` };
    return { statement, part, column };
  }

  /** Lines the selector covers in a place. */
  leaves(selector: Selector, { statement, part }: Place): readonly MappedLine[] {
    if ("role" in selector) return statement.leaves(selector.role);
    if ("code" in selector) return statement.account(part, selector.code);
    return statement.leavesBetween(part, stem(selector.from), stem(selector.to));
  }

  /** Accounts the selector covers that the property prints elsewhere, but not in this place. */
  absentAccounts(selector: Selector, { statement, part }: Place): KnownAccount[] {
    const known = this.input.property.accounts.get(part) ?? new Map<string, KnownAccount>();
    return [...known.values()].filter(
      (account) => covers(selector, account) && statement.account(part, account.key).length === 0,
    );
  }

  private findLeaves(selector: Selector, place: Place): FactAnswer {
    const figures = place.statement.figures(this.leaves(selector, place), place.column);
    if (figures.length > 0) return { known: true, figures, absent: false };
    if (this.absenceIsProven(selector, place)) return { known: true, figures, absent: true };
    return {
      known: false,
      missing: `${words(selector)}: no such line is printed, and its section does not add up, so it cannot be read as 0`,
    };
  }

  private findTotal(selector: Selector, place: Place): FactAnswer {
    if (!("role" in selector)) return this.findLeaves(selector, place);
    const figure = place.statement.totalFigure(selector.role, place.column);
    if (figure) return { known: true, figures: [figure], absent: false };
    const section = sectionWithTotal(this.input.chart, selector.role);
    const isEmpty = section !== null && place.statement.isEmptySection(section);
    return isEmpty
      ? { known: true, figures: [], absent: true }
      : { known: false, missing: `the printed amount of ${words(selector)}` };
  }

  private absenceIsProven(selector: Selector, { statement, part, column }: Place): boolean {
    const sections = this.sectionsOf(selector, part);
    return sections.length > 0 && sections.every((section) => statement.sectionIsProven(section, column));
  }

  private sectionsOf(selector: Selector, part: Part): ChartSection[] {
    if (part === "adjustments") return [ADJUSTMENTS];
    const ranges = "role" in selector ? rangesOfRole(this.input.chart, selector.role) : [rangeOf(selector)];
    return this.input.chart.sections.filter(
      ({ isOptional, from, to }) =>
        !isOptional && ranges.some((range) => range.from <= to && range.to >= from),
    );
  }

  private partOf(selector: Selector): Part | undefined {
    if ("role" in selector) return this.roles.get(selector.role);
    return rangeOf(selector).from < 4000 ? "balance_sheet" : "income_statement";
  }

  private missingStatement(part: Part, at: FactQuery["at"]): string {
    const { closing, opening } = this.input;
    if (part !== "balance_sheet")
      return at === "prior" ? "the income statement of the window before" : "the income statement";
    const day = at === "prior" ? opening : closing;
    return day ? `the balance sheet at ${formatDate(day)}` : "an earlier balance sheet";
  }
}

function columnOf(part: Part, measure: Measure): ColumnKey {
  if (part === "balance_sheet") return "current_balance";
  return measure === "ytd" ? "year_to_date" : "period_to_date";
}

function covers(selector: Selector, account: KnownAccount): boolean {
  if ("role" in selector) return account.roles.includes(selector.role);
  if ("code" in selector) return account.key === selector.code;
  return (
    account.number !== null &&
    account.number.stem >= stem(selector.from) &&
    account.number.stem <= stem(selector.to)
  );
}

function rangesOfRole(chart: Chart, role: string): { from: number; to: number }[] {
  const plain = role.startsWith(ADJUSTMENT_PREFIX) ? role.slice(ADJUSTMENT_PREFIX.length) : role;
  const section = chart.sections.find((candidate) => candidate.role === plain);
  if (section) return [section];
  const roles = chart.groups[plain] ?? [plain];
  return chart.leaves.filter((leaf) => roles.includes(leaf.role));
}

function rangeOf(selector: Exclude<Selector, { role: string }>): { from: number; to: number } {
  return "code" in selector
    ? { from: stem(selector.code), to: stem(selector.code) }
    : { from: stem(selector.from), to: stem(selector.to) };
}

function stem(code: string): number {
  return Number(code.slice(0, 4));
}

function words(selector: Selector): string {
  if ("role" in selector) return selector.role.replaceAll("_", " ");
  return "code" in selector ? selector.code : `${selector.from} to ${selector.to}`;
}

const rolesByChart = new WeakMap<Chart, Map<string, Part>>();

function chartRoles(chart: Chart): Map<string, Part> {
  const known = rolesByChart.get(chart) ?? rolesOfChart(chart);
  rolesByChart.set(chart, known);
  return known;
}
