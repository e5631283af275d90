import { describe, expect, test } from "vitest";
import { type Constraint, percentConstraint } from "@/lib/rules/causes/constraint";
import { diagnose, explanationsOf } from "@/lib/rules/causes/diagnose";
import { Network } from "@/lib/rules/causes/network";
import { cell, equal, sums, total } from "./network";

function diagnosisOf(constraints: readonly Constraint[], ...about: string[]) {
  const network = new Network(constraints);
  const { determined, candidates } = diagnose(explanationsOf(network), new Set(about));
  return {
    determined: determined && `${determined.kind} ${determined.accounts.join("+")}`,
    candidates: candidates.map(({ kind, accounts }) => `${kind} ${accounts.join("+")}`),
  };
}

describe("a section that does not add up", () => {
  test("a sign that one account alone explains is determined", () => {
    const parts = [cell("a", 700_00n), cell("b", -150_00n), cell("c", 90_00n)];
    expect(diagnosisOf([sums("s", parts, total("t", 940_00n))], "s").determined).toBe("sign b");
  });

  test("of two equal accounts neither is guessed, and both are named", () => {
    const parts = [cell("a", -150_00n), cell("b", -150_00n), cell("c", 90_12n)];
    const { determined, candidates } = diagnosisOf([sums("s", parts, total("t", 90_12n))], "s");
    expect(determined).toBeNull();
    expect(candidates.filter((each) => each.startsWith("sign"))).toEqual(["sign a", "sign b"]);
  });

  test("the sign that accounts of a kind have decides between the two", () => {
    const cost = cell("a", -150_00n, { usualSign: 1n });
    const contra = cell("b", -150_00n, { usualSign: -1n });
    const section = sums("s", [cost, contra, cell("c", 90_12n)], total("t", 90_12n));
    expect(diagnosisOf([section], "s")).toEqual({ determined: "sign a", candidates: ["sign a"] });
  });

  test("an unusual sign is still the cause where no other fits", () => {
    const debit = cell("a", 150_00n, { usualSign: 1n });
    const section = sums("s", [debit, cell("b", 90_12n)], total("t", -59_88n));
    expect(diagnosisOf([section], "s").determined).toBe("sign a");
  });

  test("another statement that shows one of them decides between the two", () => {
    const b = cell("b", -150_00n);
    const parts = [cell("a", -150_00n), b, cell("c", 90_12n)];
    const witness = equal("w", b, cell("b", 150_00n, { sha256: "other" }));
    const { determined, candidates } = diagnosisOf([sums("s", parts, total("t", 90_12n)), witness], "s");
    expect(determined).toBe("sign b");
    expect(candidates).toEqual(["sign b"]);
  });

  test("an explanation that would break what holds is none", () => {
    const a = cell("a", -150_00n);
    const parts = [a, cell("b", -150_00n), cell("c", 90_12n)];
    const holds = equal("w", a, cell("a", -150_00n, { sha256: "other" }));
    expect(diagnosisOf([sums("s", parts, total("t", 90_12n)), holds], "s").determined).toBe("sign b");
  });

  test("an amount that stands twice is a repeated line", () => {
    const again = cell("a", 33_33n, { row: "print:again" });
    const parts = [cell("a", 33_33n), again, cell("b", 20_00n)];
    expect(diagnosisOf([sums("s", parts, total("t", 53_33n))], "s").determined).toBe("duplicated a");
  });

  test("an account known from elsewhere and not printed here may be left out", () => {
    const absent = cell("a", 0n, { line: null, place: null });
    const elsewhere = cell("a", 77_77n, { sha256: "other" });
    const constraints = [
      sums("s", [absent, cell("b", 123_45n)], total("t", 201_22n)),
      equal("w", absent, elsewhere),
    ];
    expect(diagnosisOf(constraints, "s").determined).toBe("omitted a");
  });

  test("an account that nothing else speaks of is never established as left out", () => {
    const absent = cell("a", 0n, { line: null, place: null });
    const constraints = [sums("s", [absent, cell("b", 123_45n)], total("t", 201_22n))];
    const { determined, candidates } = diagnosisOf(constraints, "s");
    expect(determined).toBeNull();
    expect(candidates).toContain("omitted a");
  });

  test("not even where it is the only one left: the missing line may be one that nobody knows", () => {
    const absent = cell("a", 0n, { line: null, place: null });
    const b = cell("b", 123_45n);
    const t = total("t", 201_22n);
    const constraints = [
      sums("s", [absent, b], t),
      equal("line", b, cell("b", 123_45n, { sha256: "other" })),
      equal("total", t, total("t", 201_22n, { sha256: "other" })),
    ];
    expect(diagnosisOf(constraints, "s")).toEqual({ determined: null, candidates: ["omitted a"] });
  });

  test("any other amount is established by a second tie, not by one sum alone", () => {
    const a = cell("a", 111_11n);
    const t = total("t", 987_65n);
    const constraints = [sums("s", [a], t), equal("total", t, total("t", 987_65n, { sha256: "other" }))];
    expect(diagnosisOf(constraints, "s")).toEqual({ determined: null, candidates: [] });
    const witness = equal("w", a, cell("a", 987_65n, { sha256: "other" }));
    expect(diagnosisOf([...constraints, witness], "s").determined).toBe("unknown a");
  });

  test("a difference that no line explains has no cause", () => {
    const parts = [cell("a", 111_11n), cell("b", 222_22n)];
    const { determined } = diagnosisOf([sums("s", parts, total("t", 987_65n))], "s");
    expect(determined).toBeNull();
  });

  test("what holds needs no explanation", () => {
    const network = new Network([sums("s", [cell("a", 1_00n)], total("t", 1_05n))]);
    expect(network.isOpen("s")).toBe(false);
    expect(explanationsOf(network)).toEqual([]);
  });

  test("five cents are no difference, six are", () => {
    const isOpen = (printed: bigint) =>
      new Network([sums("s", [cell("a", 1_00n)], total("t", printed))]).isOpen("s");
    expect([isOpen(1_05n), isOpen(95n), isOpen(1_06n), isOpen(94n)]).toEqual([false, false, true, true]);
  });
});

describe("a total that two sums disagree with", () => {
  const parts = [cell("a", 400_00n), cell("b", 267_89n)];
  const whole = total("t", 567_89n);
  const above = [whole, total("u", 100_00n)];

  test("one wrong digit of it explains both", () => {
    const constraints = [sums("s", parts, whole), sums("v", above, total("w", 767_89n))];
    expect(diagnosisOf(constraints, "s").determined).toBe("digit t");
    expect(diagnosisOf(constraints, "v").determined).toBe("digit t");
  });

  test("two neighbouring digits that changed places explain both", () => {
    const turned = total("t", 676_89n);
    const constraints = [
      sums("s", parts, turned),
      sums("v", [turned, total("u", 100_00n)], total("w", 767_89n)),
    ];
    expect(diagnosisOf(constraints, "s").determined).toBe("transposition t");
  });
});

describe("two accounts with each other's amounts", () => {
  const print = (a: bigint, b: bigint) => {
    const [first, second] = [cell("a", a), cell("b", b)];
    return [
      sums("s", [first, second], total("t", 30_07n)),
      equal("wa", first, cell("a", 10_03n, { sha256: "other" })),
      equal("wb", second, cell("b", 20_04n, { sha256: "other" })),
    ];
  };

  test("are told by their witnesses, though the sum holds", () => {
    expect(diagnosisOf(print(20_04n, 10_03n), "wa").determined).toBe("misclassified a+b");
    expect(diagnosisOf(print(20_04n, 10_03n), "wb").determined).toBe("misclassified a+b");
  });

  test("an amount booked in the neighbour is told as well", () => {
    expect(diagnosisOf(print(15_03n, 15_04n), "wa").determined).toBe("misclassified a+b");
  });
});

describe("two columns of one line", () => {
  const period = { column: "period_to_date", part: "income_statement" } as const;
  const year = { column: "year_to_date", part: "income_statement" } as const;
  const sections = (a: [bigint, bigint], whole: [bigint, bigint]) => [
    sums("p", [cell("a", a[0], period), cell("b", 55_55n, period)], total("t", whole[0], period), {
      family: "s",
    }),
    sums("y", [cell("a", a[1], year), cell("b", 95_55n, year)], total("t", whole[1], year), { family: "s" }),
  ];

  test("that are wrong alike have one cause", () => {
    const constraints = sections([-10_00n, -30_00n], [65_55n, 125_55n]);
    expect(diagnosisOf(constraints, "p").determined).toBe("sign a");
  });

  test("the story must fit both columns", () => {
    const constraints = sections([-10_00n, -30_00n], [65_55n, 175_55n]);
    expect(diagnosisOf(constraints, "p").determined).not.toBe("sign a");
  });
});

describe("a percentage", () => {
  const income = { part: "income_statement", column: "period_to_date" } as const;
  const shareOf = (amount: bigint, percent: bigint) => {
    const row = { row: "print:a", part: "income_statement" } as const;
    const a = cell("a", amount, { ...row, ...income });
    const base = total("t", 200_00n, income);
    return [
      sums("s", [a, cell("b", 150_00n, income)], base),
      percentConstraint({
        id: "share",
        rule: "share",
        statement: "print",
        amount: a,
        base,
        percent: cell("a", percent, { ...row, column: "period_percent" }),
        tolerance: 1n,
      }),
    ];
  };

  test("that fits the right amount speaks for a wrong sign", () => {
    expect(diagnosisOf(shareOf(-50_00n, 25_00n), "s").determined).toBe("sign a");
  });

  test("may have taken the wrong sign along", () => {
    expect(diagnosisOf(shareOf(-50_00n, -25_00n), "s").determined).toBe("sign a");
  });

  test("of a repeated line goes with it", () => {
    const [a, again] = ["print:a", "print:again"].map((row) => cell("a", 50_00n, { row, ...income }));
    const base = total("t", 200_00n, income);
    if (!a || !again) throw new RangeError("there are no cells");
    const shares = [a, again].map((amount) =>
      percentConstraint({
        id: `share ${amount.row}`,
        rule: "share",
        statement: "print",
        amount,
        base,
        percent: cell("a", 25_00n, { row: amount.row, part: "income_statement", column: "period_percent" }),
        tolerance: 1n,
      }),
    );
    const section = sums("s", [a, again, cell("b", 150_00n, income)], base);
    expect(diagnosisOf([section, ...shares], "s").determined).toBe("duplicated a");
  });

  test("that fits the printed amount speaks against a wrong digit", () => {
    const { candidates } = diagnosisOf(shareOf(60_00n, 30_00n), "s");
    expect(candidates).not.toContain("digit a");
  });
});

describe("the network", () => {
  const a = cell("a", 1_00n);
  const constraint = sums("s", [a, cell("b", 2_00n)], total("t", 4_00n));
  const network = new Network([constraint, sums("s", [a], total("t", 9_00n))]);

  test("takes a constraint once, by its id", () => {
    expect(network.openConstraints()).toEqual([constraint]);
    expect(network.family(constraint)).toEqual([constraint]);
  });

  test("tells what a change closes and what it opens", () => {
    expect(network.effect(new Map([[a.key, 1_00n]])).closed.map(({ id }) => id)).toEqual(["s"]);
    const sound = new Network([sums("s", [a], total("t", 1_00n))]);
    expect(sound.effect(new Map([[a.key, 1_00n]])).opened.map(({ id }) => id)).toEqual(["s"]);
    expect(sound.effect(new Map([["nowhere", 1_00n]]))).toEqual({ closed: [], opened: [] });
  });

  test("knows the cells of a row and their place", () => {
    expect(network.cellsOfRow(a.row)).toEqual([a]);
    expect(network.cell(a.key)).toEqual(a);
    expect(network.cell("nowhere")).toBeNull();
  });
});
