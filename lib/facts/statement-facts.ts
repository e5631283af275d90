import { append } from "@/lib/collections/group-by";
import type { Window } from "@/lib/dates/window";
import type { ColumnKey, Line } from "@/lib/extraction/reading";
import { type FactFigure, sumOfFigures } from "@/lib/formula/fact-source";
import type { ReadDocument } from "@/lib/proof/proof";
import {
  type AccountNumber,
  accountNumber,
  adjustmentRoles,
  type Chart,
  type ChartSection,
  leafRoles,
  type Part,
  totalRole,
} from "./chart";

/** A line with what the chart knows of it. */
export interface MappedLine {
  index: number;
  line: Line;
  part: Part;
  number: AccountNumber | null;
  /** Roles of a leaf, the most specific first; empty on headers and totals. */
  roles: readonly string[];
  totalRole: string | null;
}

export type StatementKind = "balance_sheet" | "income_statement";

/** One version of a printed statement, indexed by role and by account code. */
export class StatementFacts {
  readonly lines: readonly MappedLine[];
  private readonly leavesByRole = new Map<string, MappedLine[]>();
  private readonly totalsByRole = new Map<string, MappedLine>();
  private readonly leavesByAccount: Record<Part, Map<string, MappedLine[]>> = {
    balance_sheet: new Map(),
    income_statement: new Map(),
    adjustments: new Map(),
    cash_balances: new Map(),
  };
  private readonly figuresByColumn = new Map<ColumnKey, (FactFigure | null)[]>();
  private readonly provenSections = new Map<string, boolean>();

  constructor(
    readonly document: ReadDocument,
    readonly kind: StatementKind,
    readonly chart: Chart,
  ) {
    this.lines = behindCashFlow(document.reading.lines.map((line, index) => mapLine(chart, line, index)));
    for (const mapped of this.lines) this.index(mapped);
  }

  get window(): Window {
    const { start, end } = this.document.reading.period;
    return { start, end };
  }

  get columns(): readonly ColumnKey[] {
    return this.document.reading.columns;
  }

  /** Leaf lines of a role, group or section; adjustment lines under the `adjustment_` prefix. In printed order. */
  leaves(role: string): readonly MappedLine[] {
    return this.leavesByRole.get(role) ?? [];
  }

  /** Leaf lines between two account stems, both included. */
  leavesBetween(part: Part, from: number, to: number): MappedLine[] {
    return this.lines.filter(
      (mapped) =>
        isLeaf(mapped) &&
        mapped.part === part &&
        mapped.number !== null &&
        mapped.number.stem >= from &&
        mapped.number.stem <= to,
    );
  }

  total(role: string): MappedLine | null {
    return this.totalsByRole.get(role) ?? null;
  }

  /** Leaf lines with one account code (the name where none is printed); more than one is a duplicate. */
  account(part: Part, key: string): readonly MappedLine[] {
    return this.leavesByAccount[part].get(key) ?? [];
  }

  accountKeys(part: Part): string[] {
    return [...this.leavesByAccount[part].keys()];
  }

  /** The same object for every question, so that what is derived from it can be kept. */
  figure(mapped: MappedLine, column: ColumnKey): FactFigure | null {
    const known = this.figuresByColumn.get(column) ?? this.lines.map((each) => this.printed(each, column));
    this.figuresByColumn.set(column, known);
    return known[mapped.index] ?? null;
  }

  private printed({ line, index }: MappedLine, column: ColumnKey): FactFigure | null {
    const printed = line.figures[column];
    if (!printed) return null;
    const { sha256 } = this.document;
    const source = { sha256, line: index, column, page: line.page, box: printed.box, text: printed.text };
    return { code: line.code, name: line.name, value: printed.value, source };
  }

  figures(mapped: readonly MappedLine[], column: ColumnKey): FactFigure[] {
    return mapped.flatMap((line) => this.figure(line, column) ?? []);
  }

  totalFigure(role: string, column: ColumnKey): FactFigure | null {
    const total = this.total(role);
    return total && this.figure(total, column);
  }

  /** The value of a printed total, null when it is not printed. */
  totalValue(role: string, column: ColumnKey): bigint | null {
    return this.totalFigure(role, column)?.value ?? null;
  }

  /**
   * Whether an account that is not printed in the section may be read as 0: the printed lines add up to the printed
   * total, or the section is empty, prints no total, and a total printed behind it is proven without it.
   */
  sectionIsProven(section: ChartSection, column: ColumnKey): boolean {
    const key = `${section.role} ${column}`;
    const known = this.provenSections.get(key);
    if (known !== undefined) return known;
    const proven = this.proveSection(section, column);
    this.provenSections.set(key, proven);
    return proven;
  }

  private proveSection(section: ChartSection, column: ColumnKey): boolean {
    const sum = sumOfFigures(this.figures(this.leaves(section.role), column));
    const total = this.totalValue(section.total, column);
    if (total !== null) return sum === total;
    return (
      this.isEmptySection(section) &&
      this.totalsBehind(section).some(({ index }) => this.isProven(index, column))
    );
  }

  /** Whether no line of the section is printed although the print runs past its place, so that it is not just cut off. */
  isEmptySection(section: ChartSection): boolean {
    return (
      this.leaves(section.role).length === 0 && this.totalsBehind(section).length > 0 && !this.lacksPages()
    );
  }

  private totalsBehind({ part, to }: ChartSection): MappedLine[] {
    return this.lines.filter(
      ({ part: own, totalRole, number }) =>
        totalRole !== null && own === part && (number?.stem ?? to + 1) > to,
    );
  }

  private lacksPages(): boolean {
    return this.document.reading.problems.some(({ code }) => code === "page_numbers_not_contiguous");
  }

  private isProven(index: number, column: ColumnKey): boolean {
    return this.document.proof.marks[index]?.[column]?.status === "proven";
  }

  private index(mapped: MappedLine): void {
    if (mapped.totalRole && !this.totalsByRole.has(mapped.totalRole))
      this.totalsByRole.set(mapped.totalRole, mapped);
    if (!isLeaf(mapped)) return;
    for (const role of mapped.roles) append(this.leavesByRole, role, mapped);
    append(this.leavesByAccount[mapped.part], accountKey(mapped.line), mapped);
  }
}

/** What tells accounts apart: the printed code, or the name where none is printed. */
export function accountKey(line: Pick<Line, "code" | "name">): string {
  return line.code ?? line.name;
}

export function isLeaf({ line }: MappedLine): boolean {
  return line.kind === "line";
}

function mapLine(chart: Chart, line: Line, index: number): MappedLine {
  const part = partOf(line);
  const roles = line.kind === "line" ? leafRoles(chart, line) : [];
  return {
    index,
    line,
    part,
    number: accountNumber(line.code),
    roles: part === "adjustments" && line.kind === "line" ? adjustmentRoles(roles) : roles,
    totalRole: line.kind === "subtotal" ? totalRole(chart, line) : null,
  };
}

/** Lines behind the cash flow are no adjustments: they add up to nothing above them and are balances, not movements. */
function behindCashFlow(lines: readonly MappedLine[]): MappedLine[] {
  const end = lines.findIndex(({ totalRole: role }) => role === "cash_flow");
  return lines.map((mapped) =>
    end >= 0 && mapped.index > end && mapped.part === "adjustments"
      ? { ...mapped, part: "cash_balances", roles: isLeaf(mapped) ? ["cash_balances"] : [] }
      : mapped,
  );
}

function partOf({ section }: Line): Part {
  return section === "balance_sheet" || section === "adjustments" ? section : "income_statement";
}

/** The account of a total that a statement should print and does not: its usual code, or its name where it has none. */
export function unprintedTotal({ chart }: StatementFacts, role: string): { key: string; name: string } {
  const named = Object.entries(chart.namedTotals).find(([, total]) => total.role === role)?.[0];
  const name = named ?? role.replaceAll("_", " ");
  return { key: chart.totals.find((total) => total.role === role)?.code ?? name, name };
}

const NEGATIVE_ROLES = ["accumulated", "distributions"];
const EITHER_SIGN_ROLES = ["capital", "recovery_true_up", "free_rent", "bad_debt", "cash"];

/** The sign that leaves of a kind have when nothing is odd; 0 where both occur, as in movements and results. */
export function usualSign({ part, line, roles }: MappedLine): 1n | -1n | 0n {
  const has = (some: readonly string[]) => roles.some((role) => some.includes(role));
  if (line.kind !== "line" || part === "adjustments" || part === "cash_balances") return 0n;
  if (has(NEGATIVE_ROLES)) return -1n;
  return has(EITHER_SIGN_ROLES) ? 0n : 1n;
}
