import { nearestName } from "@/lib/formula/nearest-name";
import { accountNumber, type Chart, type LeafMapping, partOfStem, rolesOfChart } from "./chart";

/** An account as it is printed. Without a name it stands for every account of its stem. */
export interface MappedAccount {
  code: string;
  name: string | null;
}

/** Roles that an account may have of its own: neither totals nor sections nor groups, which follow from them. */
export function ownRoles(chart: Chart): string[] {
  return [...new Set(chart.leaves.map(({ role }) => role))].sort();
}

/** Why an account cannot have a role, as a sentence; null when it can. */
export function refuseMapping(chart: Chart, { code }: MappedAccount, role: string): string | null {
  const number = accountNumber(code);
  if (!number) return `An account code is written like 1234-0000, not "${code}".`;
  const parts = rolesOfChart(chart);
  const part = parts.get(role);
  const roles = ownRoles(chart);
  if (!part) {
    const nearest = nearestName(role, roles);
    return `The chart has no role "${role}".${nearest ? ` Did you mean "${nearest}"?` : ""}`;
  }
  if (!roles.includes(role))
    return `"${role}" is a total, a section or a group: it follows from the roles of its accounts and is given to none.`;
  if (part === partOfStem(number.stem)) return null;
  const [has, stands] = [part, partOfStem(number.stem)].map((name) => name.replace("_", " "));
  return `"${role}" is a role of the ${has}, and ${code} is an account of the ${stands}.`;
}

/** The chart with the account under that role: the mapping stands before all others and replaces an earlier one of the same account. */
export function mapLeaf(chart: Chart, { code, name }: MappedAccount, role: string): Chart {
  const stem = accountNumber(code)?.stem;
  if (stem === undefined) throw new RangeError(`${code} is no account code`);
  const mapping: LeafMapping = {
    from: stem,
    to: stem,
    ...(name === null ? {} : { words: [name.toLowerCase()] }),
    role,
  };
  return { ...chart, leaves: [mapping, ...chart.leaves.filter((leaf) => !isForSame(leaf, mapping))] };
}

function isForSame(a: LeafMapping, b: LeafMapping): boolean {
  return a.from === b.from && a.to === b.to && a.words?.join("\n") === b.words?.join("\n");
}
