import type { Range, TreeStep } from "./tree";

const CURRENT_ASSETS: Range = ["0102-0000", "0498-9999"];
const PROPERTY: Range = ["0501-0000", "1098-9999"];
const OTHER_ASSETS: Range = ["1201-0000", "1997-9999"];
const CURRENT_LIABILITIES: Range = ["2002-0000", "2589-9999"];
const LONG_TERM: Range = ["2601-0000", "2899-9999"];
const CAPITAL: Range = ["3001-0000", "3998-9999"];

export const BALANCE_SHEET_TREE: readonly TreeStep[] = [
  { step: "header", code: "0100-0000", name: "ASSETS" },
  ...section(["0101-0000", "Current Assets"], CURRENT_ASSETS, ["0499-9000", "Total Current Assets"]),
  ...section(["0500-0000", "Property & Equipment"], PROPERTY, ["1099-0000", "Total Property & Equipment"]),
  ...section(["1200-0000", "Other Assets"], OTHER_ASSETS, ["1998-0000", "Total Other Assets"]),
  sum("1999-0000", "TOTAL ASSETS", ["0499-9000", "1099-0000", "1998-0000"]),
  { step: "header", code: "2000-0000", name: "LIABILITIES", hasGapBefore: true },
  ...section(["2001-0000", "Current Liabilities"], CURRENT_LIABILITIES, [
    "2590-0000",
    "Total Current Liabilities",
  ]),
  ...section(["2600-0000", "Long Term Liabilities"], LONG_TERM, ["2900-0000", "Total Long Term Liabilities"]),
  sum("2999-0000", "TOTAL LIABILITIES", ["2590-0000", "2900-0000"]),
  { step: "header", code: "3000-0000", name: "CAPITAL", hasGapBefore: true },
  { step: "leaves", range: CAPITAL },
  { step: "total", code: "3999-0000", name: "TOTAL CAPITAL", of: CAPITAL },
  sum("3999-9000", "TOTAL LIABILITIES & CAPITAL", ["2999-0000", "3999-0000"]),
];

const OPERATING: Range = ["5002-0000", "5989-9999"];
const ADDITIONAL: Range = ["6001-0000", "6189-9999"];

/** The income statement of the cash-flow tree, down to net income. */
export const INCOME_TREE: readonly TreeStep[] = [
  ...section(["4000-0000", "INCOME"], ["4001-0000", "4989-9999"], ["4990-0000", "TOTAL INCOME"]),
  { step: "header", code: "5000-0000", name: "EXPENSES" },
  { step: "header", code: "5001-0000", name: "Operating Expenses", needs: OPERATING },
  { step: "leaves", range: ["5002-0000", "5099-9999"] },
  ...block(
    ["5100-0000", "Utility Expense"],
    ["5101-0000", "5198-9999"],
    ["5199-0000", "Total Utility Expense"],
  ),
  ...block(
    ["5200-0000", "Contracted Expense"],
    ["5201-0000", "5298-9999"],
    ["5299-0000", "Total Contracted Expenses"],
  ),
  ...block(
    ["5300-0000", "Repair & Maintenance Operating Expense"],
    ["5301-0000", "5398-9999"],
    ["5399-0000", "Total R&M Operating Expenses"],
  ),
  ...block(
    ["5400-0001", "Administration Expense"],
    ["5400-0002", "5498-9999"],
    ["5499-0000", "Total Administration Expense"],
  ),
  ...block(
    ["5500-0000", "Marketing Expenses"],
    ["5501-0000", "5598-9999"],
    ["5599-0000", "Total Marketing Expense"],
  ),
  { step: "leaves", range: ["5600-0000", "5989-9999"] },
  { step: "total", code: "5990-0000", name: "Total Operating Expenses", of: OPERATING },
  { step: "header", code: "6000-0000", name: "Additional Operating Expenses", needs: ADDITIONAL },
  { step: "leaves", range: ["6001-0000", "6039-9999"] },
  ...block(["6040-0000", "LL Expenses"], ["6041-0000", "6068-9999"], ["6069-0000", "Total LL Expense"]),
  { step: "leaves", range: ["6070-0000", "6189-9999"] },
  { step: "total", code: "6190-0000", name: "Total Additional Operating Expenses", of: ADDITIONAL },
  sum("6199-0000", "TOTAL EXPENSES", ["5990-0000", "6190-0000"]),
  difference("6299-0000", "NET OPERATING INCOME", "4990-0000", "6199-0000"),
  ...section(
    ["7000-0000", "Other Income/Expenses"],
    ["7001-0000", "7089-9999"],
    ["7090-0000", "Total Other Income/Expense"],
  ),
  difference("9090-0000", "NET INCOME", "6299-0000", "7090-0000"),
];

type Named = readonly [code: string, name: string];

/** A section keeps its total even when it is empty. */
function section(header: Named, range: Range, total: Named): TreeStep[] {
  return [
    { step: "header", code: header[0], name: header[1], needs: range },
    { step: "leaves", range },
    { step: "total", code: total[0], name: total[1], of: range },
  ];
}

/** A block inside a section vanishes as a whole. */
function block(header: Named, range: Range, total: Named): TreeStep[] {
  return [
    { step: "header", code: header[0], name: header[1], needs: range },
    { step: "leaves", range },
    { step: "total", code: total[0], name: total[1], of: range, isOptional: true },
  ];
}

function sum(code: string, name: string, plus: readonly string[]): TreeStep {
  return { step: "total", code, name, of: { plus } };
}

function difference(code: string, name: string, from: string, less: string): TreeStep {
  return { step: "total", code, name, of: { plus: [from], minus: [less] } };
}
