import type { Line } from "@/lib/extraction/reading";

/**
 * Which part of a print a role lives in. Adjustment lines carry balance-sheet codes, so they are a part of their own; so
 * is what some trees print behind the cash flow: the cash it started from and led to.
 */
export type Part = "balance_sheet" | "income_statement" | "adjustments" | "cash_balances";

/** A section of the tree: its leaves are the codes from `from` to `to` (four-digit stems), its total the role `total`. */
export interface ChartSection {
  role: string;
  part: Part;
  from: number;
  to: number;
  total: string;
  /** A block inside another section, which some organisations do not use: absent is not a fault. */
  isOptional?: true;
}

/** First match wins. `words`: every one must occur in the lower-cased name. */
export interface LeafMapping {
  from: number;
  to: number;
  words?: readonly string[];
  role: string;
}

/** A printed total by its usual code; prints with another suffix are known by the stem. */
export interface TotalMapping {
  role: string;
  part: Part;
  code: string;
}

/** Named unions of leaf roles. */
export type RoleGroups = Readonly<Record<string, readonly string[]>>;

/** The seed that maps the codes of one report tree to accounts and roles: plain data, part of the facts hash. */
export interface Chart {
  profile: string;
  sections: readonly ChartSection[];
  leaves: readonly LeafMapping[];
  totals: readonly TotalMapping[];
  /** Totals printed without a code, by their upper-cased name. */
  namedTotals: Readonly<Record<string, { role: string; part: Part }>>;
  groups: RoleGroups;
  /** Stems of accumulated depreciation and of the cost it wears down. */
  assetClasses: readonly { accumulated: readonly [number, number]; cost: readonly [number, number] }[];
}

/** The cash-flow tail as a section: every adjustment line under its total. */
export const ADJUSTMENTS: ChartSection = {
  role: "adjustments",
  part: "adjustments",
  from: 0,
  to: 9999,
  total: "total_adjustments",
};

/** The main section an account stands in; null for codes outside of every section. */
export function sectionOfAccount(
  chart: Chart,
  part: Part,
  number: AccountNumber | null,
): ChartSection | null {
  if (part === "adjustments") return ADJUSTMENTS;
  if (!number) return null;
  return (
    chart.sections.find(
      (section) => section.part === part && !section.isOptional && holds(section, number),
    ) ?? null
  );
}

/** The section whose printed total has a role. */
export function sectionWithTotal(chart: Chart, role: string): ChartSection | null {
  if (role === ADJUSTMENTS.total) return ADJUSTMENTS;
  return chart.sections.find(({ total }) => total === role) ?? null;
}

/** An account code as numbers: `0122-0000` → stem 122, suffix 0. */
export interface AccountNumber {
  stem: number;
  suffix: number;
}

const CODE = /^(\d{4})-(\d{4})$/;

export function accountNumber(code: string | null): AccountNumber | null {
  const match = code === null ? null : CODE.exec(code);
  return match ? { stem: Number(match[1]), suffix: Number(match[2]) } : null;
}

/** Roles of a leaf: its own, the groups that hold it and the sections it stands in. Empty when it is not mapped. */
export function leafRoles(chart: Chart, line: Pick<Line, "code" | "name">): readonly string[] {
  const known = rolesByChart.get(chart) ?? new Map<string, readonly string[]>();
  rolesByChart.set(chart, known);
  const key = `${line.code} ${line.name}`;
  const roles = known.get(key) ?? findLeafRoles(chart, line);
  known.set(key, roles);
  return roles;
}

/** The same accounts are looked up for every print of every month. */
const rolesByChart = new WeakMap<Chart, Map<string, readonly string[]>>();

function findLeafRoles(chart: Chart, line: Pick<Line, "code" | "name">): string[] {
  const number = accountNumber(line.code);
  if (!number) return [];
  const role = ownRole(chart, line);
  const sections = chart.sections.filter((section) => holds(section, number)).map((section) => section.role);
  if (role === null) return sections;
  const groups = Object.entries(chart.groups)
    .filter(([, roles]) => roles.includes(role))
    .map(([group]) => group);
  return [role, ...groups, ...sections];
}

/** What the chart says an account is, apart from where it stands; null when it says nothing. */
export function ownRole(chart: Chart, line: Pick<Line, "code" | "name">): string | null {
  const number = accountNumber(line.code);
  if (!number) return null;
  const name = line.name.toLowerCase();
  const mapping = chart.leaves.find(
    (leaf) => holds(leaf, number) && (leaf.words ?? []).every((word) => name.includes(word)),
  );
  return mapping?.role ?? null;
}

function holds({ from, to }: { from: number; to: number }, { stem }: AccountNumber): boolean {
  return stem >= from && stem <= to;
}

/** The role of a printed total, or null when the chart does not know it. */
export function totalRole(chart: Chart, line: Pick<Line, "code" | "name">): string | null {
  if (line.code === null) return chart.namedTotals[line.name.toUpperCase()]?.role ?? null;
  const stem = accountNumber(line.code)?.stem;
  const exact = chart.totals.find(({ code }) => code === line.code);
  return (exact ?? chart.totals.find(({ code }) => accountNumber(code)?.stem === stem))?.role ?? null;
}

/** Every role a formula may name, with the part of a print it is found in. Adjustments repeat the balance-sheet roles. */
export function rolesOfChart(chart: Chart): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const { role, part } of chart.totals) parts.set(role, part);
  for (const { role, part } of Object.values(chart.namedTotals)) parts.set(role, part);
  for (const { role, part } of chart.sections) parts.set(role, part);
  for (const { role, from } of chart.leaves) parts.set(role, partOfStem(from));
  for (const [group, [first]] of Object.entries(chart.groups)) {
    const part = first === undefined ? undefined : parts.get(first);
    if (part) parts.set(group, part);
  }
  for (const [role, part] of [...parts]) {
    if (part === "balance_sheet") parts.set(`${ADJUSTMENT_PREFIX}${role}`, "adjustments");
  }
  parts.set("adjustments", "adjustments");
  return parts;
}

/** Balance sheet up to the equity, income statement from the revenue on. */
export function partOfStem(stem: number): Part {
  return stem < 4000 ? "balance_sheet" : "income_statement";
}

/** `adjustment_mortgage_principal`: the cash-flow lines whose accounts have the role. */
export const ADJUSTMENT_PREFIX = "adjustment_";

/** Accounts the cash-flow tail does not list: cash is its result, the year's earnings are its start. */
export const NOT_ADJUSTED: readonly string[] = ["cash", "beginning_equity", "current_earnings"];

/** The roles of a balance-sheet account where it stands in the cash-flow tail. */
export function adjustmentRoles(roles: readonly string[]): string[] {
  return [ADJUSTMENTS.role, ...roles.map((role) => ADJUSTMENT_PREFIX + role)];
}
