import { compareWindows, openingDay, sameWindow, type Window } from "@/lib/dates/window";
import type { Chart } from "@/lib/facts/chart";
import {
  balanceSheetAt,
  balanceSheetBefore,
  incomeStatementBefore,
  type PropertyFacts,
} from "@/lib/facts/property-facts";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { WindowFacts } from "@/lib/facts/window-facts";
import type { Parameters } from "./parameters";
import type { BalanceContext, DocumentsContext, IncomeContext, Selection } from "./rule";

/** Everything a rule may ask about one window of one property. */
export type WindowContext =
  | { scope: "documents"; window: Window; context: DocumentsContext }
  | { scope: "balance_sheet"; window: Window; context: BalanceContext }
  | { scope: "income_statement"; window: Window; context: IncomeContext };

export interface ContextInput {
  property: PropertyFacts;
  chart: Chart;
  parameters: Parameters;
  selections: ReadonlyMap<string, Selection>;
  /** Month ends that are locked; null where nobody keeps a record. */
  lockedPeriods: ReadonlySet<string> | null;
}

export function contextsOf(input: ContextInput): WindowContext[] {
  const { property } = input;
  return [
    ...documentsContexts(input),
    ...property.balanceSheets.map((sheet) => balanceContext(input, sheet)),
    ...property.incomeStatements.map((income) => incomeContext(input, income)),
  ];
}

function documentsContexts({
  property,
  chart,
  parameters,
  selections,
  lockedPeriods,
}: ContextInput): WindowContext[] {
  const windows: Window[] = [];
  for (const { current } of property.identities) {
    if (!windows.some((window) => sameWindow(window, current.window))) windows.push(current.window);
  }
  return windows.toSorted(compareWindows).map((window) => ({
    scope: "documents",
    window,
    context: {
      property,
      chart,
      parameters,
      window,
      identities: property.identities.filter(({ current }) => sameWindow(current.window, window)),
      selections,
      isLocked: lockedPeriods?.has(window.end) ?? null,
    },
  }));
}

function balanceContext({ property, chart, parameters }: ContextInput, sheet: StatementFacts): WindowContext {
  const previous = balanceSheetBefore(property, sheet);
  const facts = new WindowFacts({
    property,
    chart,
    current: { balance: sheet, income: null },
    prior: { balance: previous, income: null },
    closing: sheet.window.end,
    opening: null,
    measure: "period",
  });
  return {
    scope: "balance_sheet",
    window: sheet.window,
    context: { property, chart, parameters, sheet, previous, facts },
  };
}

function incomeContext({ property, chart, parameters }: ContextInput, income: StatementFacts): WindowContext {
  const { end } = income.window;
  const day = openingDay(income.window);
  const opening = day === null ? null : balanceSheetAt(property, day, income);
  const closing = balanceSheetAt(property, end, income);
  const previous = incomeStatementBefore(property, income);
  const factsOf = (measure: "period" | "ytd") =>
    new WindowFacts({
      property,
      chart,
      current: { balance: closing, income },
      prior: { balance: opening, income: previous },
      closing: end,
      opening: day,
      measure,
    });
  const facts = { period: factsOf("period"), ytd: factsOf("ytd") };
  return {
    scope: "income_statement",
    window: income.window,
    context: { property, chart, parameters, income, opening, closing, previous, facts },
  };
}
