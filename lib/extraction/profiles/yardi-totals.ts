import type { KnownTotal, TotalKnowledge } from "@/lib/proof/total-knowledge";
import type { Section } from "../reading";

/** Totals of the trees `ysi_bs` and `ysi_cf`, with the codes they cover, and how they are named where no code is printed. */
export const yardiTotals: TotalKnowledge = {
  totals: [
    block("balance_sheet", "0499-9000", "0101-0000", "0498-9999", /^total current assets$/i),
    block("balance_sheet", "1099-0000", "0500-0000", "1098-9999", /^total property (?:&|and) equipment$/i),
    block("balance_sheet", "1998-0000", "1100-0000", "1997-9999", /^total other assets$/i),
    block("balance_sheet", "1999-0000", "0100-0000", "1998-9999", /^total assets$/i),
    block("balance_sheet", "2590-0000", "2001-0000", "2589-9999", /^total current liabilities$/i),
    block("balance_sheet", "2900-0000", "2600-0000", "2899-9999", /^total long[- ]term liabilities$/i),
    block("balance_sheet", "2999-0000", "2000-0000", "2998-9999", /^total liabilities$/i),
    block("balance_sheet", "3999-0000", "3000-0000", "3998-9999", /^total (?:capital|equity)$/i),
    block(
      "balance_sheet",
      "3999-9000",
      "2000-0000",
      "3999-8999",
      /^total liabilities (?:&|and) (?:capital|equity)$/i,
    ),
    block("income_statement", "4990-0000", "4000-0000", "4989-9999", /^total income$/i),
    block("income_statement", "5199-0000", "5100-0000", "5198-9999", null),
    block("income_statement", "5299-0000", "5200-0000", "5298-9999", null),
    block("income_statement", "5399-0000", "5300-0000", "5398-9999", null),
    block("income_statement", "5499-0000", "5400-0000", "5498-9999", null),
    block("income_statement", "5599-0000", "5500-0000", "5598-9999", null),
    block("income_statement", "5990-0000", "5001-0000", "5989-9999", /^total operating expenses?$/i),
    block("income_statement", "6069-0000", "6040-0000", "6068-9999", null),
    block(
      "income_statement",
      "6190-0000",
      "6000-0000",
      "6189-9999",
      /^total additional operating expenses?$/i,
    ),
    block("income_statement", "6199-0000", "5000-0000", "6198-9999", /^total expenses?$/i),
    combination("income_statement", "6299-0000", "difference", /^net operating income$/i),
    block("income_statement", "7090-0000", "7000-0000", "7089-9999", /^total other income\b.*expenses?$/i),
    combination("income_statement", "9090-0000", "difference", /^net income(?: ?\(loss\))?$/i),
    { section: "adjustments", code: null, name: /^total adjustments$/i, covers: "block", range: null },
    combination("adjustments", null, "sum", /^cash flow$/i),
  ],
  equalities: [
    {
      left: { code: "1999-0000", name: /^total assets$/i },
      right: { code: "3999-9000", name: /^total liabilities (?:&|and) (?:capital|equity)$/i },
    },
  ],
};

function block(section: Section, code: string, from: string, to: string, name: RegExp | null): KnownTotal {
  return { section, code, name, covers: "block", range: { from, to } };
}

function combination(
  section: Section,
  code: string | null,
  covers: "sum" | "difference",
  name: RegExp,
): KnownTotal {
  return { section, code, name, covers, range: null };
}
