import type { FactAnswer, FactFigure, FactQuery, FactSource } from "@/lib/formula/fact-source";

/** A line as a test writes it: amounts in cents. */
export interface TestLine {
  code: string;
  name?: string;
  roles?: string[];
  isTotal?: true;
  balance?: bigint;
  prior?: bigint;
  period?: bigint;
  ytd?: bigint;
}

/** Facts over a handful of lines. Codes sort as text; roles named `absent…` read as 0, unknown selectors are missing. */
export function testFacts(lines: readonly TestLine[], months: number | null = 1): FactSource {
  return { find: (query) => answer(lines, query), months: () => months };
}

function answer(lines: readonly TestLine[], { selector, take, measure, at }: FactQuery): FactAnswer {
  const isSelected = (line: TestLine) => {
    if ("role" in selector) return line.roles?.includes(selector.role) ?? false;
    if ("code" in selector) return line.code === selector.code;
    return selector.from <= line.code && line.code <= selector.to;
  };
  const column = at === "prior" ? "prior" : (measure ?? "balance");
  const figures = lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => isSelected(line) && (take === "total" || !line.isTotal))
    .flatMap(({ line, index }) => {
      const value = line[column];
      return value === undefined ? [] : [figureOf(line, index, value)];
    });
  if (figures.length > 0) return { known: true, figures, absent: false };
  if ("role" in selector && selector.role.startsWith("absent"))
    return { known: true, figures: [], absent: true };
  const what =
    "role" in selector
      ? selector.role
      : "code" in selector
        ? selector.code
        : `${selector.from}..${selector.to}`;
  return { known: false, missing: `${what} (${column})` };
}

function figureOf(line: TestLine, index: number, value: bigint): FactFigure {
  return {
    code: line.code,
    name: line.name ?? `Account ${line.code}`,
    value,
    source: {
      sha256: "ab".repeat(32),
      line: index,
      column: "current_balance",
      page: 1 + (index % 2),
      box: [500, 100 + 12 * index, 585, 110 + 12 * index],
      text: String(value),
    },
  };
}

/** A small balance sheet: 100.00 + 50.25 of cash, 25.00 receivable, total 175.25; a loan that fell from 900 to 800. */
export const SMALL_SHEET: readonly TestLine[] = [
  { code: "0110", name: "Operating cash", roles: ["cash", "current_assets"], balance: 10000n, prior: 4000n },
  { code: "0120", name: "Reserve cash", roles: ["cash", "current_assets"], balance: 5025n, prior: 6000n },
  {
    code: "0305",
    name: "Tenant receivable",
    roles: ["tenant_receivable", "current_assets"],
    balance: 2500n,
    prior: 0n,
  },
  {
    code: "0499",
    name: "TOTAL CURRENT ASSETS",
    roles: ["total_current_assets"],
    isTotal: true,
    balance: 17525n,
    prior: 10000n,
  },
  { code: "2610", name: "Mortgage", roles: ["mortgage"], balance: 80000n, prior: 90000n },
  {
    code: "4990",
    name: "TOTAL INCOME",
    roles: ["total_income"],
    isTotal: true,
    period: 30000n,
    ytd: 90000n,
    prior: 29000n,
  },
  { code: "6299", name: "NET OPERATING INCOME", roles: ["noi"], isTotal: true, period: 10000n, ytd: 31000n },
];
