import { groupBy } from "@/lib/collections/group-by";
import type { ColumnKey, Line, LineKind, Reading, Section } from "@/lib/extraction/reading";
import { type Cents, canonicalCents } from "@/lib/money/cents";

/** What changed from one print of a statement to the next. Lines that say the same are counted and not listed. */
export interface StatementDiff {
  counts: { unchanged: number; changed: number; renamed: number; added: number; removed: number };
  /** In the order of the later print; what it lacks stands where it stood in the earlier one. */
  lines: LineChange[];
}

export interface LineChange {
  /** `changed`: other amounts, and possibly another name; `renamed`: another name alone. */
  change: "changed" | "renamed" | "added" | "removed";
  section: Section;
  kind: LineKind;
  code: string | null;
  name: string;
  /** Null where the name is the same. */
  nameBefore: string | null;
  before: LinePlace | null;
  after: LinePlace | null;
  amounts: AmountChange[];
}

export interface LinePlace {
  page: number;
  row: number;
}

/** Canonical amounts; null where nothing is printed. Of percentages: hundredths written as amounts are. */
export interface AmountChange {
  column: ColumnKey;
  before: string | null;
  after: string | null;
  /** After less before; null where one of them is not printed. */
  difference: string | null;
}

export function diffStatements(before: Reading, after: Reading): StatementDiff {
  const pairs = alignLines(before.lines, after.lines);
  const columns = [...new Set([...after.columns, ...before.columns])];
  const changes = pairs.map((pair) => lineChange(pair, columns));
  const lines = changes.filter((change) => change !== null);
  const count = (kind: LineChange["change"]) => lines.filter(({ change }) => change === kind).length;
  return {
    counts: {
      unchanged: changes.length - lines.length,
      changed: count("changed"),
      renamed: count("renamed"),
      added: count("added"),
      removed: count("removed"),
    },
    lines,
  };
}

interface Pair {
  before: Line | null;
  after: Line | null;
}

/**
 * Lines are the same by their code within a section, or by their name where none is printed; the first of several with the
 * first. A line without a code that stands in the same place with the same amounts and another name was renamed.
 * A few sweeps over the lines, however many they are: a print of any length must not hold up a server.
 */
function alignLines(before: readonly Line[], after: readonly Line[]): Pair[] {
  const same = pairInOrder(before, after, identityOf);
  const partners = new Map([...same, ...pairRenamed(before, after, same)]);
  const byAfter = new Map([...partners].map(([old, now]) => [now, old]));
  const above = pairedAbove(before, partners);
  const removedBelow = groupBy(
    before.filter((line) => !partners.has(line)),
    (line) => above.get(line) ?? null,
  );
  const removed = (anchor: Line | null) =>
    (removedBelow.get(anchor) ?? []).map((line): Pair => ({ before: line, after: null }));
  return [
    ...removed(null),
    ...after.flatMap((line): Pair[] => {
      const old = byAfter.get(line) ?? null;
      return [{ before: old, after: line }, ...(old ? removed(old) : [])];
    }),
  ];
}

/** Pairs lines with the same key: the first with the first, the second with the second. */
function pairInOrder(
  before: readonly Line[],
  after: readonly Line[],
  keyOf: (line: Line) => string,
): Map<Line, Line> {
  const candidates = groupBy(after, keyOf);
  const pairs = [...groupBy(before, keyOf)].flatMap(([key, lines]) =>
    lines.flatMap((line, index): [Line, Line][] => {
      const partner = candidates.get(key)?.[index];
      return partner ? [[line, partner]] : [];
    }),
  );
  return new Map(pairs);
}

function identityOf({ section, kind, code, name }: Line): string {
  return JSON.stringify(code === null ? [section, kind, "name", name] : [section, kind, "code", code]);
}

/** Among lines with amounts and no code that found no partner: those with the same amounts below the same pair. */
function pairRenamed(
  before: readonly Line[],
  after: readonly Line[],
  same: ReadonlyMap<Line, Line>,
): Map<Line, Line> {
  const reversed = new Map([...same].map(([old, now]) => [now, old]));
  const positions = new Map(before.map((line, index) => [line, index]));
  const above = new Map([
    ...pairedAbove(before, same),
    ...[...pairedAbove(after, reversed)].map(([line, anchor]): [Line, Line | null] => [
      line,
      anchor && (reversed.get(anchor) ?? null),
    ]),
  ]);
  const isOpen = (line: Line) =>
    !same.has(line) && !reversed.has(line) && line.code === null && Object.keys(line.figures).length > 0;
  return pairInOrder(before.filter(isOpen), after.filter(isOpen), (line) => {
    const anchor = above.get(line);
    return JSON.stringify([anchor ? positions.get(anchor) : null, line.section, line.kind, amountsOf(line)]);
  });
}

/** For each line the nearest one above that is in both prints; null for none. */
function pairedAbove(lines: readonly Line[], partners: ReadonlyMap<Line, Line>): Map<Line, Line | null> {
  const above = new Map<Line, Line | null>();
  let nearest: Line | null = null;
  for (const line of lines) {
    above.set(line, nearest);
    if (partners.has(line)) nearest = line;
  }
  return above;
}

function amountsOf({ figures }: Line): string[] {
  return Object.entries(figures)
    .map(([column, figure]) => `${column} ${figure?.value}`)
    .toSorted();
}

/** Null when both prints say the same there. */
function lineChange({ before, after }: Pair, columns: readonly ColumnKey[]): LineChange | null {
  const shown = after ?? before;
  if (!shown) throw new Error("A pair without lines.");
  const amounts = columns.flatMap((column) => amountChange(column, before, after));
  const nameBefore = before && after && before.name !== after.name ? before.name : null;
  const change = kindOf({ before, after }, amounts.length > 0, nameBefore !== null);
  if (change === null) return null;
  const { section, kind, code, name } = shown;
  return {
    change,
    section,
    kind,
    code,
    name,
    nameBefore,
    before: placeOf(before),
    after: placeOf(after),
    amounts,
  };
}

function kindOf(
  { before, after }: Pair,
  hasOtherAmounts: boolean,
  hasOtherName: boolean,
): LineChange["change"] | null {
  if (before === null) return "added";
  if (after === null) return "removed";
  if (hasOtherAmounts) return "changed";
  return hasOtherName ? "renamed" : null;
}

function amountChange(column: ColumnKey, before: Line | null, after: Line | null): AmountChange[] {
  const old = before?.figures[column]?.value;
  const now = after?.figures[column]?.value;
  if (old === now) return [];
  const difference = old === undefined || now === undefined ? null : canonicalCents(now - old);
  return [{ column, before: canonical(old), after: canonical(now), difference }];
}

function canonical(value: Cents | undefined): string | null {
  return value === undefined ? null : canonicalCents(value);
}

function placeOf(line: Line | null): LinePlace | null {
  return line && { page: line.page, row: line.row };
}
