import type { LayoutProfile } from "./profile";
import { yardiTotals } from "./yardi-totals";

/** Yardi Voyager financial prints, trees `ysi_bs` and `ysi_cf`, and the variant without codes and tree. */
export const yardi: LayoutProfile = {
  id: "yardi",
  fields: [
    { name: "page_number", where: "anywhere", pattern: /^Page (\d+)(?: of \d+)?$/i },
    { name: "period", where: "top", pattern: /^Period ?[=:] ?(.+)$/i },
    { name: "book", where: "top", pattern: /^Book ?[=:] ?(.+)$/i },
    { name: "tree", where: "top", pattern: /^Tree ?[=:] ?(.+)$/i },
    {
      name: "title",
      where: "top",
      pattern: /^(balance sheet|income statement|cash flow(?: statement)?|statement of cash flows?)$/i,
    },
    { name: "property", where: "top", pattern: /^(.+) \([^()\s]+\)$/ },
    { name: "title", where: "top", pattern: /^((?:balance sheet|income statement|cash flow)\b.*)$/i },
    {
      name: "print_date",
      where: "bottom",
      pattern:
        /^(?:(?:printed|run|date)(?: on| date)? ?:? )?((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day, )?[a-z]{3,9} \d{1,2}, \d{4}|\d{1,2}\/\d{1,2}\/\d{4})$/i,
    },
    {
      name: "print_time",
      where: "bottom",
      pattern: /^(?:time ?:? )?(\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)$/i,
    },
  ],
  printed: [
    "property",
    "page_number",
    "title",
    "period",
    "book",
    "tree",
    "columns",
    "print_date",
    "print_time",
  ],
  headings: [
    { text: "current balance", column: "current_balance" },
    { text: "ending balance", column: "current_balance" },
    { text: "balance", column: "current_balance" },
    { text: "balance current period", column: "current_balance" },
    { text: "current period balance", column: "current_balance" },
    { text: "period to date", column: "period_to_date" },
    { text: "month to date", column: "period_to_date" },
    { text: "current period", column: "period_to_date" },
    { text: "current month", column: "period_to_date" },
    { text: "quarter to date", column: "period_to_date" },
    { text: "ptd", column: "period_to_date" },
    { text: "mtd", column: "period_to_date" },
    { text: "qtd", column: "period_to_date" },
    { text: "ptd actual", column: "period_to_date" },
    { text: "mtd actual", column: "period_to_date" },
    { text: "year to date", column: "year_to_date" },
    { text: "year-to-date", column: "year_to_date" },
    { text: "ytd", column: "year_to_date" },
    { text: "ytd actual", column: "year_to_date" },
    { text: "%", column: "percent" },
    { text: "percent", column: "percent" },
    { text: "total", column: "total" },
  ],
  codePattern: /^\d{4}-\d{4}$/,
  titles: [
    { pattern: /^balance sheet\b/i, kind: "balance_sheet" },
    { pattern: /^income statement\b/i, kind: "income_statement" },
    { pattern: /^(?:cash flow|statement of cash flows?)\b/i, kind: "cash_flow" },
  ],
  trees: [
    { pattern: /_bs$/i, kind: "balance_sheet", statements: ["balance_sheet"] },
    { pattern: /_cf$/i, kind: "income_statement", statements: ["income_statement", "cash_flow"] },
    { pattern: /_is$/i, kind: "income_statement", statements: ["income_statement"] },
  ],
  tellingLines: [
    { pattern: /^total (?:assets|liabilities(?: (?:&|and) (?:capital|equity))?)$/i, kind: "balance_sheet" },
    { pattern: /^(?:net operating income|net income)$/i, kind: "income_statement" },
  ],
  innerSections: [
    {
      section: "adjustments",
      within: "income_statement",
      heading: /^adjustments$/i,
      after: /^net income(?: ?\(loss\))?$/i,
      codes: /^[0-3]\d{3}-/,
      statement: "cash_flow",
    },
  ],
  totals: yardiTotals,
};
