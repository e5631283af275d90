import type { Random } from "../random";

const FIRST = [
  "Alderbrook",
  "Bellwether",
  "Cinder Creek",
  "Dovecote",
  "Elmhurst Ridge",
  "Foxglove",
  "Granary",
  "Harrowgate",
  "Ironbridge",
  "Juniper Flats",
  "Kestrel",
  "Lantern Hill",
  "Millrace",
  "Northfold",
  "Orchard Bend",
  "Pinnacle Run",
  "Quarry Lake",
  "Redstart",
  "Saltmarsh",
  "Thornbury",
  "Umber Valley",
  "Vinegar Hill",
  "Windrush",
  "Yarrow",
] as const;
const SECOND = [
  "Commons",
  "Crossing",
  "Marketplace",
  "Plaza",
  "Shopping Center",
  "Square",
  "Station",
  "Village",
] as const;
const PARTIES = [
  "Amberline",
  "Brackenwood",
  "Calloway",
  "Deepwater",
  "Eastmark",
  "Fernhollow",
  "Goldcrest",
  "Highmoor",
  "Inverleith",
  "Kingfisher",
  "Longacre",
  "Meridian Oak",
  "Nightingale",
  "Oxbow",
  "Palisade",
  "Roundtree",
] as const;
const LENDERS = ["Capital", "Life Insurance", "Mortgage Trust", "National Bank"] as const;

export interface PropertyName {
  name: string;
  code: string;
}

/** Names that no two properties of a portfolio share, with the short code that prints in the header. */
export function propertyNames(random: Random, count: number): PropertyName[] {
  const seen = new Set<string>();
  const names: PropertyName[] = [];
  for (let round = 0; names.length < count; round++) {
    for (const first of random.shuffle(FIRST)) {
      if (names.length === count) break;
      const name = `${random.chance(15) ? "The " : ""}${first} ${random.pick(SECOND)}`;
      const stem = first.replace(/ /g, "").slice(0, 4).toLowerCase();
      const code = round === 0 ? stem : `${stem}${round + 1}`;
      if (seen.has(code)) continue;
      seen.add(code);
      names.push({ name: round === 0 ? name : `${name} ${round + 1}`, code });
    }
  }
  return names;
}

export interface PartyNames {
  lender: string;
  manager: string;
  investor: string;
  series: string;
}

export function partyNames(random: Random): PartyNames {
  const [lender, manager, investor, series] = random.shuffle(PARTIES);
  return {
    lender: `${lender} ${random.pick(LENDERS)}`,
    manager: `${manager} CRE, LLC`,
    investor: `${investor} Investors' LLC`,
    series: `Series ${series}`,
  };
}
