import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ColumnKey, Line, Reading } from "@/lib/extraction/reading";
import { canonicalCents, parseCents } from "@/lib/money/cents";
import { diffStatements, type StatementDiff } from "@/lib/report/statement-diff";

const COLUMNS = ["period_to_date", "year_to_date"] as const satisfies ColumnKey[];
type Amounts = Partial<Record<(typeof COLUMNS)[number], bigint>>;

interface Row {
  code: string | null;
  name: string;
  kind: Line["kind"];
  section: Line["section"];
  amounts: Amounts;
}

function reading(rows: readonly Row[]): Reading {
  const lines = rows.map(({ amounts, ...row }, index): Line => {
    const figures = Object.entries(amounts).map(([column, value]) => [
      column,
      { value, text: canonicalCents(value), box: [0, 0, 1, 1] as const },
    ]);
    return { page: 1, row: index + 1, box: [0, 0, 1, 1], figures: Object.fromEntries(figures), ...row };
  });
  return {
    kind: "income_statement",
    statements: ["income_statement"],
    profile: "yardi",
    property: { name: "Invented", code: "inv" },
    period: { start: "2026-01-01", end: "2026-01-31", months: 1 },
    book: "Accrual",
    tree: "ysi_cf",
    printedAt: null,
    pages: 1,
    pageSizes: [[612, 792]],
    columns: [...COLUMNS],
    header: [],
    problems: [],
    lines,
  };
}

const row = (name: string, cents: bigint, code: string | null = null): Row => ({
  code,
  name,
  kind: "line",
  section: "income_statement",
  amounts: { period_to_date: cents },
});

const diff = (before: Row[], after: Row[]) => diffStatements(reading(before), reading(after));
const summary = ({ lines }: StatementDiff) => lines.map(({ change, name }) => `${change} ${name}`);

describe("what changed", () => {
  const rent = row("Rent", 100_00n, "4010-0000");
  const cam = row("Cam", 20_00n, "4060-0000");
  const tax = row("Tax", 30_00n, "5010-0000");

  test("is told by column, with both amounts and their difference", () => {
    const { lines } = diff(
      [rent, tax],
      [{ ...rent, amounts: { period_to_date: 90_00n, year_to_date: 5n } }, tax],
    );
    expect(lines).toMatchObject([
      {
        change: "changed",
        name: "Rent",
        nameBefore: null,
        amounts: [
          { column: "period_to_date", before: "100.00", after: "90.00", difference: "-10.00" },
          { column: "year_to_date", before: null, after: "0.05", difference: null },
        ],
      },
    ]);
  });

  test("keeps its place: what is gone stands below the line it stood below", () => {
    expect(
      summary(diff([rent, cam, tax], [row("New", 1n, "4000-0000"), rent, { ...tax, name: "Taxes" }])),
    ).toEqual(["added New", "removed Cam", "renamed Taxes"]);
    expect(summary(diff([cam, rent], [rent]))).toEqual(["removed Cam"]);
  });

  test("is one change where a code kept its amounts under another name", () => {
    const { lines, counts } = diff([rent, cam], [{ ...rent, name: "Base Rent" }, cam]);
    expect(lines).toMatchObject([{ change: "renamed", name: "Base Rent", nameBefore: "Rent", amounts: [] }]);
    expect(counts).toEqual({ unchanged: 1, changed: 0, renamed: 1, added: 0, removed: 0 });
  });

  test("is a new name where a line without a code kept its place and amounts; elsewhere it is another line", () => {
    const bare = row("Parking", 7_00n);
    expect(summary(diff([rent, bare, cam], [rent, { ...bare, name: "Garage" }, cam]))).toEqual([
      "renamed Garage",
    ]);
    expect(summary(diff([rent, bare, cam], [rent, cam, { ...bare, name: "Garage" }]))).toEqual([
      "removed Parking",
      "added Garage",
    ]);
    const dearer = { ...bare, name: "Garage", amounts: { period_to_date: 8_00n } };
    expect(summary(diff([rent, bare], [rent, dearer]))).toEqual(
      ["added Garage", "removed Parking"].toReversed(),
    );
  });

  test("pairs lines of one name in their order", () => {
    const other = (cents: bigint) => row("Other", cents);
    const { lines } = diff([other(1n), other(2n)], [other(1n), other(3n), other(4n)]);
    expect(lines).toMatchObject([
      { change: "changed", amounts: [{ before: "0.02", after: "0.03" }] },
      { change: "added", amounts: [{ before: null, after: "0.04" }] },
    ]);
  });
});

const amounts: fc.Arbitrary<Amounts> = fc.record(
  { period_to_date: fc.bigInt(-500n, 500n), year_to_date: fc.bigInt(-500n, 500n) },
  { requiredKeys: [] },
);
const rows = fc.array(
  fc.record<Row>({
    code: fc.constantFrom(null, "4010-0000", "4060-0000", "5010-0000"),
    name: fc.constantFrom("Rent", "Cam", "Tax"),
    kind: fc.constantFrom("line", "subtotal", "header"),
    section: fc.constantFrom("income_statement", "adjustments"),
    amounts,
  }),
  { maxLength: 14 },
);

describe("of any two prints", () => {
  test("every line of both is accounted for exactly once", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { counts, lines } = diff(before, after);
        const { unchanged, changed, renamed, added, removed } = counts;
        expect(unchanged + changed + renamed + removed).toBe(before.length);
        expect(unchanged + changed + renamed + added).toBe(after.length);
        const places = (side: "before" | "after") => lines.flatMap((line) => line[side]?.row ?? []);
        expect(new Set(places("before")).size).toBe(places("before").length);
        expect(new Set(places("after")).size).toBe(places("after").length);
        expect(places("after")).toEqual(places("after").toSorted((a, b) => a - b));
      }),
    );
  });

  test("the later one can be made from the earlier one and the changes", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { lines } = diff(before, after);
        const touched = new Set(lines.map((line) => line.before?.row));
        const kept = before.filter((_, index) => !touched.has(index + 1));
        const made = lines.flatMap(
          ({ change, before: place, code, name, kind, section, amounts: changes }): Row[] => {
            if (change === "removed") return [];
            const old = place ? (before[place.row - 1]?.amounts ?? {}) : {};
            const now: Amounts = { ...old };
            for (const { column, after: text } of changes) {
              const key = column as (typeof COLUMNS)[number];
              if (text === null) delete now[key];
              else now[key] = parseCents(text);
            }
            return [{ code, name, kind, section, amounts: now }];
          },
        );
        const written = (list: readonly Row[]) =>
          list
            .map(({ amounts: { period_to_date: p, year_to_date: y }, ...line }) =>
              JSON.stringify([line.code, line.name, line.kind, line.section, `${p}`, `${y}`]),
            )
            .toSorted();
        expect(written([...kept, ...made])).toEqual(written(after));
      }),
    );
  });

  test("the way back is the same changes turned round", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const [there, back] = [diff(before, after), diff(after, before)];
        const { added, removed, ...same } = there.counts;
        expect(back.counts).toEqual({ ...same, added: removed, removed: added });
        for (const { difference, before: old, after: now } of there.lines.flatMap((line) => line.amounts)) {
          if (old === null || now === null) expect(difference).toBeNull();
          else expect(parseCents(difference ?? "")).toBe(parseCents(now) - parseCents(old));
        }
      }),
    );
  });

  test("a print does not differ from itself", () => {
    fc.assert(
      fc.property(rows, (each) => {
        expect(diff(each, each).lines).toEqual([]);
      }),
    );
  });
});

test("ten thousand lines that all differ are compared in no time", () => {
  const many = (prefix: string) =>
    Array.from({ length: 10_000 }, (_, index) => row(`${prefix} ${index}`, 0n));
  const started = performance.now();
  expect(diff(many("a"), many("b")).counts.renamed).toBe(10_000);
  expect(performance.now() - started).toBeLessThan(2_000);
});
