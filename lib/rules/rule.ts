import type { Window } from "@/lib/dates/window";
import type { DocumentKind } from "@/lib/extraction/reading";
import type { Chart } from "@/lib/facts/chart";
import type { PropertyFacts, StatementVersions } from "@/lib/facts/property-facts";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import type { WindowFacts } from "@/lib/facts/window-facts";
import type { Trace } from "@/lib/formula/trace";
import type { Constraint } from "./causes/constraint";
import type { Parameters } from "./parameters";
import type { Evidence, Outcome, Severity } from "./result";

/** Where a figure or header field is printed; the file name is added when results leave the engine. */
export type EvidenceRef = Omit<Evidence, "file">;

/** What a rule says of one subject. Money in cents. A rule never throws to say that something is missing. */
export interface Verdict {
  outcome: Outcome;
  /** Where it differs from the rule's own. */
  severity?: Severity;
  subject?: string | null;
  because: string;
  left?: bigint | null;
  right?: bigint | null;
  difference?: bigint | null;
  tolerance?: bigint | null;
  evidence: readonly EvidenceRef[];
  trace?: Trace | null;
  /** Ids of the constraints that decided it. */
  about?: readonly string[];
  /** A cause that the rule itself establishes. */
  cause?: KnownCause;
}

export interface KnownCause {
  kind: "year_not_closed" | "timing" | "misclassified";
  accounts: readonly string[];
  amount: bigint;
  /** Results of one property with the same key have the same cause. */
  groupKey: string;
  because: string;
}

/** What a person chose for a file, to be compared with what its header says. */
export interface Selection {
  property: string;
  kind: DocumentKind;
  end: string;
}

interface Setting {
  property: PropertyFacts;
  chart: Chart;
  parameters: Parameters;
}

/** All current statements that share one window, and every version of them. */
export interface DocumentsContext extends Setting {
  window: Window;
  identities: readonly StatementVersions[];
  /** By sha-256. */
  selections: ReadonlyMap<string, Selection>;
  /** Null where nobody keeps a record of locked periods. */
  isLocked: boolean | null;
}

export interface BalanceContext extends Setting {
  sheet: StatementFacts;
  /** The latest balance sheet before it. */
  previous: StatementFacts | null;
  facts: WindowFacts;
}

export interface IncomeContext extends Setting {
  income: StatementFacts;
  closing: StatementFacts | null;
  /** The balance sheet of the day before the window starts. */
  opening: StatementFacts | null;
  /** The income statement whose year-to-date ends that day. */
  previous: StatementFacts | null;
  facts: { period: WindowFacts; ytd: WindowFacts };
}

export interface ContextOf {
  documents: DocumentsContext;
  balance_sheet: BalanceContext;
  income_statement: IncomeContext;
}

export type Scope = keyof ContextOf;

export interface RuleOf<S extends Scope> {
  id: string;
  version: number;
  scope: S;
  title: string;
  whyItMatters: string;
  severity: Severity;
  /** Severity when the difference is one account printed with the opposite sign. */
  severityOfSign?: Severity;
  /** The formula in its text form, or in words what the function decides. Part of the content hash. */
  definition: string;
  /** The thresholds it reads. */
  parameters: readonly (keyof Parameters)[];
  evaluate(context: ContextOf[S]): Verdict[];
  /** What must hold between figures here, whether it does or not: what does contradicts wrong explanations. */
  constraints?(context: ContextOf[S]): Constraint[];
}

export type Rule = { [S in Scope]: RuleOf<S> }[Scope];
