import { formatWindow } from "@/lib/dates/format-date";
import type { ColumnKey, DocumentKind, Period } from "@/lib/extraction/reading";

const kindNames: Record<DocumentKind, string> = {
  balance_sheet: "Balance sheet",
  income_statement: "Income statement",
  cash_flow: "Cash flow",
  rent_roll: "Rent roll",
  loan_statement: "Loan statement",
  trial_balance: "Trial balance",
  general_ledger: "General ledger",
  budget: "Budget",
  supporting: "Supporting document",
};

export function kindName(kind: DocumentKind): string {
  return kindNames[kind];
}

export function periodName({ start, end }: Pick<Period, "start" | "end">): string {
  return formatWindow({ start, end });
}

export function columnHeading(column: ColumnKey): string {
  switch (column) {
    case "current_balance":
      return "Balance";
    case "period_to_date":
      return "Period to date";
    case "year_to_date":
      return "Year to date";
    case "period_percent":
    case "year_percent":
      return "%";
    default:
      return column.replace(/^month_(\d+)_(\d+)$/, "$1-$2");
  }
}
