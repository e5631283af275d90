import type { Metric } from "./metric";

const BOTH = ["period", "ytd"] as const;

/** Every metric, in the order they are shown. Definitions follow the lenders' reporting formats; a change is a new id. */
export const METRICS: readonly Metric[] = [
  {
    id: "total_income",
    title: "Total income",
    unit: "money",
    formula: "total_income",
    definition: "As printed.",
    bases: BOTH,
  },
  {
    id: "total_expenses",
    title: "Total expenses",
    unit: "money",
    formula: "total_expenses",
    definition: "Operating and additional expenses as printed; no debt service, no depreciation.",
    bases: BOTH,
  },
  {
    id: "noi",
    title: "Net operating income",
    unit: "money",
    formula: "net_operating_income",
    definition:
      "As printed: after leasing commissions and tenant improvements, where the print deducts them.",
    bases: BOTH,
  },
  {
    id: "noi_margin",
    title: "NOI margin",
    unit: "percent",
    formula: "net_operating_income / total_income",
    definition: "Net operating income as printed, of total income.",
    bases: BOTH,
  },
  {
    id: "cash_flow",
    title: "Cash flow",
    unit: "money",
    formula: "cash_flow",
    definition: "As printed: net income and all adjustments.",
    bases: BOTH,
  },
  {
    id: "debt_service",
    title: "Debt service",
    unit: "money",
    formula: "sum(mortgage_interest) - sum(adjustment_mortgage_principal)",
    definition: "Mortgage interest and the principal paid in the window. Escrows are no debt service.",
    bases: BOTH,
  },
  {
    id: "dscr",
    title: "Debt service coverage",
    unit: "ratio",
    formula: "net_operating_income / (sum(mortgage_interest) - sum(adjustment_mortgage_principal))",
    definition:
      "Net operating income as printed, over interest and principal paid in the same window. A loan agreement may define it otherwise.",
    bases: BOTH,
  },
  {
    id: "debt_yield",
    title: "Debt yield",
    unit: "percent",
    formula: "net_operating_income * 12 / months / balance(sum(mortgage_principal))",
    definition:
      "Net operating income as printed, annualised from the window by twelve over its months, of the principal at its end.",
    bases: ["period"],
  },
  {
    id: "cash",
    title: "Cash",
    unit: "money",
    formula: "balance(sum(cash))",
    definition: "All cash accounts at the end of the window.",
    bases: ["period"],
  },
  {
    id: "mortgage_principal",
    title: "Mortgage principal",
    unit: "money",
    formula: "balance(sum(mortgage_principal))",
    definition: "What is owed on mortgages at the end of the window. Escrows are never deducted.",
    bases: ["period"],
  },
];

export function findMetric(id: string): Metric | null {
  return METRICS.find((metric) => metric.id === id) ?? null;
}
