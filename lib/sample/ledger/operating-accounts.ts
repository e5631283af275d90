import type { Account } from "./account";

/**
 * How an operating account behaves. `steady` ones are billed every month; `occasional` ones only now and then
 * and in amounts below the materiality of a month, so that no large account appears and vanishes.
 */
export interface OperatingAccount {
  code: string;
  name: string;
  /** Steady: cents per square foot and year. Occasional: the largest single bill in dollars. */
  scale: number;
  pattern: "steady" | "summer" | "winter" | "occasional" | "snow";
  /** How many properties in a hundred have the account. */
  share: number;
  /** The liability a bill goes through; `cash` when it is paid at once. */
  through: "payables" | "accruals" | "cash";
  isFlush?: true;
}

const steady = { pattern: "steady", share: 90, through: "payables" } as const;
const occasional = { pattern: "occasional", share: 60, through: "payables" } as const;
const salaried = { pattern: "steady", share: 45, through: "cash", isFlush: true } as const;

export const OPERATING_ACCOUNTS: readonly OperatingAccount[] = [
  { code: "5014-0000", name: "Personal Property Tax", scale: 3, ...steady, share: 15, through: "accruals" },
  { code: "5090-0000", name: "Other Operating Expense", scale: 400, ...occasional, share: 15 },
  {
    code: "5105-0000",
    name: "Electricity Service",
    scale: 34,
    pattern: "summer",
    share: 100,
    through: "accruals",
  },
  { code: "5110-0000", name: "Gas Service", scale: 6, pattern: "winter", share: 35, through: "accruals" },
  {
    code: "5115-0000",
    name: "Water & Sewer Service",
    scale: 28,
    pattern: "summer",
    share: 95,
    through: "accruals",
  },
  { code: "5120-0002", name: "STORM WATER FEE", scale: 4, ...steady, share: 25, through: "accruals" },
  { code: "5125-0000", name: "Trash Service", scale: 30, ...steady },
  { code: "5130-0000", name: "Telephone - Fire & Elevator Lines", scale: 3, ...steady, share: 40 },
  { code: "5210-0000", name: "Contract - Parking Lot Sweeping", scale: 18, ...steady },
  { code: "5215-0000", name: "Contract - Building Pressure Washing", scale: 900, ...occasional },
  { code: "5220-0000", name: "Contract - Sidewalk Pressure Washing", scale: 780, ...occasional },
  {
    code: "5225-0000",
    name: "Contract - Snow Removal & Ice Melt",
    scale: 880,
    pattern: "snow",
    share: 55,
    through: "payables",
  },
  { code: "5230-0000", name: "Contract - Landscaping", scale: 40, ...steady, share: 85 },
  { code: "5235-0000", name: "Contract - Janitorial/Portering", scale: 26, ...steady, share: 75 },
  { code: "5240-0000", name: "Contract - Pest Control", scale: 4, ...steady, share: 50 },
  { code: "5255-0000", name: "Contract - Security", scale: 30, ...steady, share: 40 },
  { code: "5306-0000", name: "R&M - Landscape Repairs", scale: 850, ...occasional, share: 85 },
  { code: "5308-0000", name: "R&M - Irrigation Repairs", scale: 640, ...occasional, share: 70 },
  { code: "5312-0000", name: "R&M - HVAC Repairs", scale: 930, ...occasional },
  { code: "5314-0000", name: "R&M - Fire Safety Repairs", scale: 720, ...occasional, share: 70 },
  { code: "5316-0000", name: "R&M - Fire Sprinkler Inspection", scale: 540, ...occasional },
  { code: "5318-0000", name: "R&M - Plumbing", scale: 690, ...occasional, share: 70 },
  { code: "5322-0000", name: "R&M - Electrical Inspections & Repairs", scale: 870, ...occasional, share: 70 },
  { code: "5332-0000", name: "R&M - Exterior Painting", scale: 900, ...occasional, share: 30 },
  { code: "5334-0000", name: "R&M - Parking Lot Repairs", scale: 45, ...steady, share: 65 },
  { code: "5336-0000", name: "R&M - Sidewalk & Concrete Repairs", scale: 910, ...occasional, share: 45 },
  { code: "5358-0000", name: "R&M - Misc Maintenance Supplies", scale: 9, ...steady, share: 80 },
  { code: "5360-0000", name: "R&M - Roofing Repairs - Major", scale: 940, ...occasional, share: 50 },
  { code: "5364-0000", name: "R&M - Doors/Locks N Keys", scale: 310, ...occasional },
  { code: "5366-0000", name: "R&M - Seasonal Decoration", scale: 800, ...occasional, share: 35 },
  { code: "5368-0000", name: "R&M - Pylon Signs", scale: 760, ...occasional, share: 50 },
  { code: "5376-0000", name: "R&M - Misc", scale: 700, ...occasional, share: 85 },
  { code: "5400-0002", name: "Salaries Expense", scale: 42, ...salaried },
  { code: "5400-0003", name: "Benefits Expense", scale: 6, ...salaried },
  { code: "5400-0004", name: "Computer & Software Expense", scale: 5, ...salaried, share: 70 },
  { code: "5400-0090", name: "Office Supplies Expense", scale: 220, ...occasional, isFlush: true },
  { code: "5460-0000", name: "Postage & Carrier", scale: 90, ...occasional, through: "cash" },
  { code: "5515-0000", name: "Advertising - Other", scale: 520, ...occasional, share: 45 },
  { code: "5520-0000", name: "Promotions & Tenant Events", scale: 880, ...occasional, share: 30 },
  { code: "6012-0000", name: "Franchise Tax", scale: 22, ...steady, share: 50, through: "accruals" },
  { code: "6014-0000", name: "Leasing Commissions", scale: 950, ...occasional, share: 40 },
  { code: "6016-0000", name: "Tenant Improvements", scale: 960, ...occasional, share: 35 },
  { code: "6020-0000", name: "Professional Fees", scale: 24, ...steady },
  { code: "6022-0000", name: "Legal Fees / SOS Fee", scale: 930, ...occasional, share: 55 },
  { code: "6024-0000", name: "Bank Charges", scale: 60, ...occasional, share: 80, through: "cash" },
  { code: "6030-0000", name: "Asset Management Fee", scale: 36, ...steady, share: 40, through: "cash" },
  { code: "6042-0000", name: "LL - Vacant Space Utilities", scale: 7, ...steady, share: 35 },
  { code: "6046-0000", name: "LL - HVAC Replacement", scale: 940, ...occasional, share: 30 },
  { code: "6052-0000", name: "LL - Roof & Structure", scale: 900, ...occasional, share: 20 },
  { code: "6090-0000", name: "Miscellaneous Expense", scale: 150, ...occasional, share: 35 },
];

export function expenseAccount({ code, name, isFlush }: OperatingAccount): Account {
  return { code, name, type: "expense", ...(isFlush ? { isFlush } : {}) };
}
