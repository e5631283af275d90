import { generatePortfolio, type Portfolio, type PortfolioOptions } from "@/lib/sample/portfolio";
import type { SampleDocument, SampleRow } from "@/lib/sample/sample-document";

type AmountColumn = "current_balance" | "period_to_date" | "year_to_date";

/** Two properties over 14 months that cross a year end, in every window. */
export function portfolioOf(seed: number, options: Partial<PortfolioOptions> = {}): Portfolio {
  return generatePortfolio({ seed, properties: 2, from: "2023-09", months: 16, ...options });
}

export function amountColumns({ kind }: SampleDocument): AmountColumn[] {
  return kind === "balance_sheet" ? ["current_balance"] : ["period_to_date", "year_to_date"];
}

export function leavesOf(document: SampleDocument, section = sectionOf(document)): SampleRow[] {
  return document.rows.filter((row) => row.kind === "line" && row.section === section);
}

/** The figure of a code, or of a name where it has none; 0 where it is not printed. */
export function figure(
  document: SampleDocument,
  key: string,
  column: AmountColumn,
  section = sectionOf(document),
): bigint {
  const row = document.rows.find(
    (r) => (r.code ?? r.name) === key && (r.section === section || r.code === null),
  );
  return row?.values[column] ?? 0n;
}

/** Σ of the leaves with codes from `from` to `to`, both included. */
export function sumOf(
  document: SampleDocument,
  [from, to]: readonly [string, string],
  column: AmountColumn,
  section = sectionOf(document),
): bigint {
  let sum = 0n;
  for (const row of leavesOf(document, section)) {
    const stem = row.code?.slice(0, 4) ?? "";
    if (stem >= from && stem <= to) sum += row.values[column] ?? 0n;
  }
  return sum;
}

export function sectionOf(document: SampleDocument): SampleRow["section"] {
  return document.kind === "balance_sheet" ? "balance_sheet" : "income_statement";
}

export function documentsOf(
  portfolio: Portfolio,
  code: string,
): { balances: SampleDocument[]; incomes: SampleDocument[] } {
  const own = portfolio.documents.filter(({ property }) => property.code === code);
  return {
    balances: own.filter(({ kind }) => kind === "balance_sheet"),
    incomes: own.filter(({ kind }) => kind === "income_statement"),
  };
}

export function onDay(documents: readonly SampleDocument[], day: string): SampleDocument | undefined {
  return documents.find(({ window }) => window.end === day);
}
