import { describe, expect, test } from "vitest";
import { canonicalCents } from "@/lib/money/cents";
import { type CheckOptions, checkDocuments } from "@/lib/rules/check-documents";
import { RULES } from "@/lib/rules/index";
import { DEFAULT_PARAMETERS } from "@/lib/rules/parameters";
import type { RuleResult } from "@/lib/rules/result";
import {
  addTo,
  type Edit,
  insertAfter,
  type PrintName,
  Prints,
  removeRow,
  rename,
  setTo,
} from "@/tests/support/sample-prints";
import { printedAgain } from "./examples/documents";
import { sound } from "./examples/example";
import { withCashBalances } from "./examples/income-statement";

const sheet = "balance 2024-02";
const before = "balance 2024-01";
const income = "month 2024-02";
const inTail = { section: "adjustments" } as const;
const inPeriod = { columns: ["period_to_date"] } as const;
const inYear = { columns: ["year_to_date"] } as const;
const none = new Map();

/** Everything one rule says of the windows that end on a day, by default the last of February. */
function said(prints: Prints, rule: string, end = "2024-02-29", options: CheckOptions = {}): RuleResult[] {
  const rules = RULES.filter(({ id }) => id === rule);
  return checkDocuments(prints.read(), { rules, ...options }).results.filter(
    ({ period }) => period.end === end,
  );
}

function outcomes(prints: Prints, rule: string, end?: string, options?: CheckOptions): string[] {
  return said(prints, rule, end, options).map(({ outcome, subject }) =>
    subject ? `${outcome} ${subject}` : outcome,
  );
}

/** One row of money beside another. */
function line(
  code: string,
  name: string,
  cents: bigint,
  columns: "balance" | "both",
): Parameters<typeof insertAfter>[1] {
  const values =
    columns === "balance" ? { current_balance: cents } : { period_to_date: cents, year_to_date: cents };
  return [{ kind: "line", code, name, values }];
}

describe("five cents are within the tolerance, whichever way", () => {
  test.each<[string, PrintName, string, Parameters<typeof addTo>[2]]>([
    ["BSI-01", sheet, "1999-0000", {}],
    ["BSI-02", sheet, "0305-0000", {}],
    ["ISI-01", income, "4010-0000", inPeriod],
    ["ISI-12", income, "6299-0000", inYear],
    ["CFI-02", income, "CASH FLOW", inTail],
    ["ROL-02", income, "4010-0000", inYear],
    ["ROL-05", sheet, "3910-0000", {}],
    ["ROL-08", sheet, "3910-0000", {}],
    ["XDT-01", sheet, "3995-0000", {}],
    ["XDT-03", sheet, "0122-0000", {}],
  ])("%s", (rule, print, row, place) => {
    for (const cents of [5n, -5n]) {
      expect(outcomes(sound.edit(print, addTo(row, cents, place)), rule)).toEqual(["passed"]);
    }
  });

  test("ROL-03, ROL-11, ROL-12 and ISI-14, which go line by line", () => {
    expect(outcomes(sound.edit(sheet, addTo("0305-0000", 5n)), "ROL-03")).toEqual(["passed"]);
    const shrunk = setTo("1061-0000", sound.amount(before, "1061-0000") + 5n);
    expect(outcomes(sound.edit(sheet, shrunk), "ROL-11")).toEqual(["passed"]);
    expect(outcomes(sound.edit(sheet, addTo("0510-0000", 5n)), "ROL-12")).toEqual(["passed"]);
    const january = sound.edit("month 2024-01", addTo("4010-0000", -5n, inYear));
    expect(outcomes(january, "ISI-14", "2024-01-31")).toEqual(["passed"]);
  });

  test("and the tolerance is a parameter", () => {
    const parameters = { ...DEFAULT_PARAMETERS, toleranceInSystem: 0n };
    const wrong = sound.edit(sheet, addTo("1999-0000", 1n));
    expect(outcomes(wrong, "BSI-01", "2024-02-29", { parameters })).toEqual(["failed"]);
  });
});

describe("documents", () => {
  test("DOC-06 looks at the month before, not at older ones", () => {
    const cash: Edit = (document) => ({ ...document, book: "Cash" });
    expect(outcomes(sound.edit(before, cash), "DOC-06")).toContain("failed");
    expect(outcomes(sound.edit("balance 2023-12", cash), "DOC-06")).toEqual(["passed", "passed"]);
  });

  test("DOC-09 speaks of the statement where the name is new, once", () => {
    const lastOnly = sound.edit(sheet, rename("2110-0000", "Payables"));
    expect(outcomes(lastOnly, "DOC-09", "2024-01-31").every((outcome) => outcome === "passed")).toBe(true);
    const since = sound
      .edit(before, rename("2110-0000", "Payables"))
      .edit(sheet, rename("2110-0000", "Payables"));
    expect(outcomes(since, "DOC-09", "2024-01-31")).toContain("warned 2110-0000");
    expect(outcomes(since, "DOC-09")).toEqual(["passed", "passed"]);
  });

  test("DOC-09 has nothing to compare the first statements with", () => {
    expect(outcomes(sound, "DOC-09", "2023-09-30")).toEqual(["not_evaluated"]);
  });

  test("DOC-08 lets the codes at both ends of a tree stand", () => {
    const last = insertAfter("3050-0000", line("3998-0000", "Other Capital", 0n, "balance"));
    expect(outcomes(sound.edit(sheet, last), "DOC-08")).toEqual(["passed", "passed"]);
    const first = insertAfter("4000-0000", line("4001-0000", "Other Rent", 0n, "both"));
    expect(outcomes(sound.edit(income, first), "DOC-08")).toEqual(["passed", "passed"]);
  });

  test("DOC-11 lets an account stand in the income statement and again among the adjustments", () => {
    const twice = insertAfter("5012-0000", line("2110-0000", "Accounts Payable - Trade", 1_00n, "both"));
    expect(outcomes(sound.edit(income, twice), "DOC-11")).toEqual(["passed", "passed"]);
  });

  test("DOC-13: a change of just the materiality is no material one", () => {
    const share = sound.amount(income, "4990-0000", "period_to_date") / 100n;
    expect(share).toBeGreaterThan(DEFAULT_PARAMETERS.materialityFloor);
    expect(outcomes(printedAgain(share), "DOC-13")).toContain("warned");
    expect(outcomes(printedAgain(share + 1n), "DOC-13")).toContain("failed");
  });

  test("DOC-13 compares the last two of several prints", () => {
    const thrice = printedAgain(500_00n).add("third", {
      ...printedAgain(500_00n).document("balance 2024-02 again" as PrintName),
      printedAt: "2024-05-02T10:00",
    });
    expect(outcomes(thrice, "DOC-13")).toContain("passed");
  });

  test("DOC-13 names a later entry only where both prints hold", () => {
    const [entry] = said(printedAgain(500_00n), "DOC-13").filter(({ outcome }) => outcome === "warned");
    expect(entry?.cause).toMatchObject({ kind: "timing", accounts: ["2030-0000", "2110-0000"] });
    const broken = sound.add("balance 2024-02 again", {
      ...addTo("2110-0000", 500_00n)(sound.document(sheet)),
      printedAt: "2024-04-02T10:00",
    });
    const [misprint] = said(broken, "DOC-13").filter(({ outcome }) => outcome === "warned");
    expect(misprint?.cause?.kind).not.toBe("timing");
  });

  test("DOC-13 lists a line that only one of the prints has", () => {
    const added = sound.add("balance 2024-02 again", {
      ...insertAfter("2110-0000", line("2197-0000", "Loan", 700_00n, "balance"))(sound.document(sheet)),
      printedAt: "2024-04-02T10:00",
    });
    const [result] = said(added, "DOC-13").filter(({ outcome }) => outcome === "warned");
    expect(result).toMatchObject({ difference: "700.00", because: expect.stringContaining("Loan 700.00") });
  });

  test("ROL-10 knows locked months, open months, and that nobody keeps a record", () => {
    const { code } = sound.document(sheet).property;
    const again = printedAgain(1_00n);
    const locked = (days: string[]) => ({ lockedPeriods: new Map([[code, new Set(days)]]) });
    expect(outcomes(again, "ROL-10")).toEqual(["not_evaluated", "not_evaluated"]);
    expect(outcomes(again, "ROL-10", "2024-02-29", { lockedPeriods: none })).toEqual(
      Array(2).fill("not_applicable"),
    );
    expect(outcomes(again, "ROL-10", "2024-02-29", locked(["2024-01-31"]))).toEqual(
      Array(2).fill("not_applicable"),
    );
    expect(outcomes(again, "ROL-10", "2024-02-29", locked(["2024-02-29"])).toSorted()).toEqual([
      "failed",
      "passed",
    ]);
    expect(outcomes(sound, "ROL-10", "2024-02-29", locked(["2024-02-29"]))).toEqual(["passed", "passed"]);
  });
});

describe("signs", () => {
  test.each([
    ["BSI-11", "1061-0000"],
    ["BSI-13", "0122-0000"],
    ["BSI-14", "0305-0000"],
    ["BSI-14", "2110-0000"],
    ["BSI-15", "1310-0000"],
  ])("%s lets %s be 0", (rule, code) => {
    expect(outcomes(sound.edit(sheet, setTo(code, 0n)), rule)).toEqual(["passed"]);
  });

  test("ISI-16 lets an expense be 0", () => {
    expect(outcomes(sound.edit(income, setTo("5010-0000", 0n, inPeriod)), "ISI-16")).toEqual(["passed"]);
  });

  test("BSI-14 leaves suspense and clearing to BSI-16", () => {
    const open = insertAfter("2520-0000", [
      ...line("2522-0000", "Clearing", -1_00n, "balance"),
      ...line("2585-0000", "Suspense", -1_00n, "balance"),
    ]);
    expect(outcomes(sound.edit(sheet, open), "BSI-14")).toEqual(["passed"]);
  });

  test.each([
    ["4015-0000", "Free Rent"],
    ["4016-0000", "Rent Abatement"],
    ["4017-0000", "Bad Debt"],
    ["4060-0000", "Annual CAM"],
  ])("ISI-16 expects %s %s to be negative now and then", (code, name) => {
    const printed = sound.document(income).rows.some((row) => row.code === code);
    const edit = printed
      ? setTo(code, -1_00n, inPeriod)
      : insertAfter("4010-0000", line(code, name, -1_00n, "both"));
    expect(outcomes(sound.edit(income, edit), "ISI-16")).toEqual(["passed"]);
  });
});

describe("balance sheets", () => {
  test("BSI-08 does not miss the total of a section that has no lines", () => {
    const paidOff = sound.edit(sheet, removeRow("2612-0000"), removeRow("2900-0000"));
    expect(said(paidOff, "BSI-08")[0]?.because).not.toContain("does not print");
    const [result] = said(paidOff.edit(sheet, removeRow("2999-0000")), "BSI-08");
    expect(result?.because).toContain("does not print total liabilities (2999-0000);");
  });
});

describe("income statements", () => {
  test("ISI-10: a block that a property does not use is no fault; its header without a total is", () => {
    const without = sound
      .document(income)
      .rows.filter(({ code }) => code !== null && /^60(4|5|6)/.test(code));
    const unused = sound.edit(income, ...without.map(({ code }) => removeRow(code ?? "")));
    expect(outcomes(unused, "ISI-10")).toEqual(["not_applicable"]);
    const loose = sound.edit(income, removeRow("6040-0000"), removeRow("6069-0000"));
    expect(outcomes(loose, "ISI-10")).toEqual(["not_applicable"]);
    expect(outcomes(sound.edit(income, removeRow("6069-0000")), "ISI-10")).toEqual(["failed"]);
  });

  test("ISI-01: a section that every property has must print its total", () => {
    expect(outcomes(sound.edit(income, removeRow("4990-0000")), "ISI-01")).toEqual(["failed"]);
  });

  test("ISI-15 cannot judge shares of an income of 0", () => {
    const results = said(sound.edit(income, setTo("4990-0000", 0n, inPeriod)), "ISI-15");
    expect(results.map(({ outcome }) => outcome)).toEqual(["passed"]);
  });

  test("ISI-15 lets a percentage be rounded either way", () => {
    for (const step of [-1n, 1n]) {
      const rounded = sound.edit(income, addTo("4990-0000", step, { columns: ["period_percent"] }));
      expect(outcomes(rounded, "ISI-15")).toEqual(["passed"]);
    }
  });

  test("ISI-17 asks for every one of four amounts, of the year so far", () => {
    for (const code of ["4010-0000", "5010-0000", "5012-0000", "4990-0000"]) {
      expect(outcomes(sound.edit(income, setTo(code, 0n, inYear)), "ISI-17"), code).toEqual(["warned"]);
      if (code !== "4990-0000") {
        expect(outcomes(sound.edit(income, setTo(code, 0n, inPeriod)), "ISI-17"), code).toEqual(["passed"]);
      }
    }
  });

  test("CFI-03 knows an adjustment of no account of the chart", () => {
    const unknown = insertAfter("2110-0000", line("1150-0000", "Artwork", 1_00n, "both"), inTail);
    expect(outcomes(sound.edit(income, unknown), "CFI-03")).toEqual(["failed"]);
  });

  test("CFI-04: cash balances behind the cash flow are no adjustments, and no fault", () => {
    const { results } = checkDocuments(withCashBalances(0n).read());
    const objections = results.filter(({ outcome }) => outcome === "failed" || outcome === "warned");
    expect(objections.map(({ rule, because }) => `${rule} ${because}`)).toEqual([]);
    expect(outcomes(withCashBalances(5n), "CFI-04")).toEqual(["passed"]);
    expect(outcomes(withCashBalances(-6n), "CFI-04")).toEqual(["failed"]);
    expect(outcomes(sound, "CFI-04")).toEqual(["not_applicable"]);
  });

  test("CFI rules do not apply to a print without a tail", () => {
    const tail = sound.document(income).rows.filter(({ section }) => section === "adjustments");
    const keys = new Set(tail.map(({ code, name }) => code ?? name));
    const cut = sound.edit(income, ...[...keys].map((key) => removeRow(key, inTail)));
    for (const rule of ["CFI-01", "CFI-02", "CFI-03", "CFI-04"]) {
      expect(outcomes(cut, rule), rule).toEqual(["not_applicable"]);
    }
  });
});

describe("from one balance sheet to the next", () => {
  test("ROL-01 names the latest sheet before, and asks for one where there is none", () => {
    expect(said(sound.without(before), "ROL-01")[0]).toMatchObject({
      outcome: "failed",
      because: expect.stringContaining("31 Dec 2023"),
    });
    const alone = sound.without("balance 2023-09");
    expect(outcomes(alone, "ROL-01", "2023-10-31")).toEqual(["not_evaluated"]);
  });

  test("ROL-01 and DOC-06 blame no other print for a book that is wrong or not printed", () => {
    const inBook = (book: string) => sound.edit(before, (document) => ({ ...document, book }));
    expect(outcomes(inBook("Cash"), "ROL-01", "2024-02-29")).toEqual(["not_evaluated"]);
    const { results } = checkDocuments(
      sound.read().map((read) => ({
        ...read,
        reading: read.reading.period.end === "2024-01-31" ? { ...read.reading, book: "" } : read.reading,
      })),
    );
    const objections = results.filter(
      ({ rule, outcome }) => /DOC-06|ROL-01/.test(rule) && outcome === "failed",
    );
    expect(objections).toEqual([]);
  });

  test("ROL-03 does not read an account as 0 where its section does not add up", () => {
    const unread = sound.edit(sheet, removeRow("2110-0000"));
    const [result] = said(unread, "ROL-03");
    expect(result).toMatchObject({ outcome: "not_evaluated", because: expect.stringContaining("2110-0000") });
  });

  test("ROL-07: distributions that stay are no reversal", () => {
    const stays = sound
      .edit(sheet, setTo("3990-0000", sound.amount(before, "3990-0000")))
      .edit(income, withoutDistribution());
    expect(outcomes(stays, "ROL-07")).toEqual(["passed"]);
  });

  test("ROL-09: several prints of the opening are fine when the last one is what was built on", () => {
    const first = sound.document(before);
    const draft = addTo("2030-0000", -500_00n)(addTo("2110-0000", 500_00n)(first));
    const drafted = sound.add("draft", { ...draft, printedAt: first.printedAt.replace(/^2024/, "2023") });
    expect(outcomes(drafted, "ROL-09")).toEqual(["passed"]);
    expect(outcomes(sound, "ROL-09")).toEqual(["not_applicable"]);
    expect(outcomes(sound.without(before), "ROL-09")).toEqual(["not_evaluated"]);
  });

  test("ROL-09 does not blame an opening whose section does not add up for an account it may lack", () => {
    const again = sound.add("again", {
      ...removeRow("2110-0000")(sound.document(before)),
      printedAt: sound.document(before).printedAt.replace(/^2024-\d\d/, "2024-04"),
    });
    expect(outcomes(again, "ROL-09")).toEqual(["passed"]);
  });

  test("ROL-09 says when the closing starts from none of the prints", () => {
    const first = sound.document(before);
    const again = (cents: bigint, printedAt: string) => ({
      ...addTo("2030-0000", -cents)(addTo("2110-0000", cents)(first)),
      printedAt,
    });
    const twice = sound
      .without(before)
      .add("first", again(300_00n, "2024-02-20T10:00"))
      .add("second", again(500_00n, "2024-02-21T10:00"));
    expect(said(twice, "ROL-09")[0]).toMatchObject({
      outcome: "failed",
      because: expect.stringContaining("none of"),
    });
  });

  test("ROL-11 lets accumulated depreciation go with the asset it belongs to", () => {
    const retired = sound.edit(
      sheet,
      setTo("1061-0000", sound.amount(before, "1061-0000") + 1_00n),
      addTo("0610-0000", -1_00n),
    );
    expect(outcomes(retired, "ROL-11")).toEqual(["passed"]);
  });

  test("ROL-12 says nothing of an account that may be missing from its print", () => {
    expect(outcomes(sound.edit(sheet, removeRow("0510-0000")), "ROL-12")).toEqual(["passed"]);
  });

  test("ROL-12 says that an account is gone where its section adds up without it", () => {
    const sold = sound.edit(
      sheet,
      removeRow("0510-0000"),
      addTo("1099-0000", -sound.amount(sheet, "0510-0000")),
    );
    expect(outcomes(sold, "ROL-12")).toEqual(["warned 0510-0000"]);
  });

  test("ROL-13 asks for support from the threshold on", () => {
    const buildings = sound.amount(before, "0610-0000");
    const below = sound.edit(sheet, setTo("0610-0000", buildings + 4_999_99n));
    expect(outcomes(below, "ROL-13")).toEqual(["passed"]);
    const sold = sound.edit(sheet, setTo("0610-0000", buildings - 5_000_00n));
    expect(outcomes(sold, "ROL-13")).toEqual(["warned 0610-0000"]);
  });

  test("ROL-15: depreciation may stop when the cost is worn down", () => {
    const cost = sound.sum(sheet, 600, 699);
    const wornDown = sound.edit(before, setTo("1061-0000", -cost)).edit(sheet, setTo("1061-0000", -cost));
    expect(outcomes(wornDown, "ROL-15")).toEqual(["passed"]);
    const almost = sound
      .edit(before, setTo("1061-0000", 1n - cost))
      .edit(sheet, setTo("1061-0000", 1n - cost));
    expect(outcomes(almost, "ROL-15")).toEqual(["warned 1061-0000"]);
  });

  test("ROL-15 says nothing of depreciation that rested before", () => {
    const rest = sound.amount("balance 2023-12", "1061-0000");
    const rested = sound.edit(before, setTo("1061-0000", rest)).edit(sheet, setTo("1061-0000", rest));
    expect(outcomes(rested, "ROL-15")).toEqual(["passed"]);
  });

  test("ROL-16: a balance of 0 is not stale, and three equal ones are too few", () => {
    const names = ["balance 2023-11", "balance 2023-12", before, sheet] as const;
    const all = (edit: Edit, of: readonly PrintName[]) =>
      of.reduce((prints, name) => prints.edit(name, edit), sound);
    expect(outcomes(all(setTo("2110-0000", 0n), names), "ROL-16")).toEqual(["passed"]);
    const payable = sound.amount(sheet, "2110-0000");
    expect(outcomes(all(setTo("2110-0000", payable), names.slice(1)), "ROL-16")).toEqual(["passed"]);
    expect(outcomes(sound, "ROL-16", "2023-11-30")).toEqual(["not_evaluated"]);
    expect(outcomes(sound, "ROL-16", "2023-12-31")).not.toContain("not_evaluated");
  });

  test("ROL-17 passes over what is not material", () => {
    const share = sound.amount(income, "4990-0000", "period_to_date") / 100n;
    const grown = (cents: bigint) =>
      sound.edit(
        sheet,
        insertAfter("2110-0000", line("2197-0000", "Loan", cents, "balance")),
        addTo("2590-0000", cents),
      );
    expect(outcomes(grown(share), "ROL-17")).toEqual(["passed"]);
    expect(outcomes(grown(share + 1n), "ROL-17")).toEqual(["warned 2197-0000"]);
  });
});

describe("the year to date", () => {
  test("ROL-02 does not add up over the end of a fiscal year", () => {
    expect(outcomes(sound, "ROL-02", "2024-01-31")).toEqual(["not_applicable"]);
    const parameters = { ...DEFAULT_PARAMETERS, fiscalYearFirstMonth: 2 };
    expect(outcomes(sound, "ROL-02", "2024-02-29", { parameters })).toEqual(["not_applicable"]);
  });

  test("ROL-02 needs the print of the month before, of the same fiscal year", () => {
    expect(outcomes(sound.without("month 2024-01"), "ROL-02")).toEqual(["not_evaluated"]);
    const quarters = Prints.of({ seed: 4, from: "2023-01", months: 6, prints: ["quarter"] });
    const parameters = { ...DEFAULT_PARAMETERS, fiscalYearFirstMonth: 5 };
    expect(outcomes(quarters, "ROL-02", "2023-06-30", { parameters })).toEqual(["not_evaluated"]);
    expect(outcomes(quarters, "ROL-02", "2023-06-30")).toEqual(["passed"]);
  });

  /** What ROL-02 shows when management fees are gone, and the sum of their section follows in some columns. */
  function shown(...following: (typeof inPeriod | typeof inYear)[]): (string | null)[] {
    const follow = following.map((place) =>
      addTo("6190-0000", -sound.amount(income, "6010-0000", place.columns[0]), place),
    );
    const [result] = said(sound.edit(income, removeRow("6010-0000"), ...follow), "ROL-02");
    return result?.evidence.map(({ value }) => value) ?? [];
  }

  test("ROL-02 reads an account that is gone as 0 where its section adds up without it, in both columns", () => {
    const spent = canonicalCents(sound.amount("month 2024-01", "6010-0000", "year_to_date"));
    expect(shown(inPeriod, inYear)).toContain(spent);
    expect(shown(inPeriod)).not.toContain(spent);
    expect(shown(inYear)).not.toContain(spent);
  });

  test("ROL-02 says nothing of a total that one of the prints lacks", () => {
    const total = sound.amount("month 2024-01", "5499-0000", "year_to_date");
    const [result] = said(sound.edit(income, removeRow("5499-0000")), "ROL-02");
    expect(result?.evidence.map(({ value }) => value)).not.toContain(canonicalCents(total));
    expect(result?.outcome).toBe("passed");
  });
});

describe("the run rate of depreciation", () => {
  const months = ["month 2023-11", "month 2023-12", "month 2024-01"] as const;
  const average =
    months.reduce((sum, name) => sum + sound.amount(name, "7020-0000", "period_to_date"), 0n) / 3n;
  const steady = months.reduce(
    (prints, name) => prints.edit(name, setTo("7020-0000", 100_000_00n, inPeriod)),
    sound,
  );
  const now = (cents: bigint) => steady.edit(income, setTo("7020-0000", cents, inPeriod));

  test("ROL-14 lets it drift by five percent either way, and no further", () => {
    expect(average).toBeGreaterThan(0n);
    expect(outcomes(now(105_000_00n), "ROL-14")).toEqual(["passed"]);
    expect(outcomes(now(95_000_00n), "ROL-14")).toEqual(["passed"]);
    expect(outcomes(now(105_000_01n), "ROL-14")).toEqual(["warned"]);
    expect(outcomes(now(94_999_99n), "ROL-14")).toEqual(["warned"]);
  });

  test("ROL-14 needs three windows in a row", () => {
    expect(outcomes(sound.without("month 2023-12"), "ROL-14")).toEqual(["not_evaluated"]);
    expect(outcomes(sound.without("month 2024-01"), "ROL-14")).toEqual(["not_evaluated"]);
  });

  test("ROL-14 does not average over a window whose depreciation is not printed", () => {
    const lost = now(100_000_00n).edit("month 2024-01", removeRow("7020-0000"));
    expect(outcomes(lost, "ROL-14")).toEqual(["not_evaluated"]);
  });

  test("ROL-14 compares windows of one length and one book", () => {
    const cash = now(150_000_00n).edit("month 2024-01", (document) => ({ ...document, book: "Cash" }));
    expect(outcomes(cash, "ROL-14")).toEqual(["not_evaluated"]);
    const quarter = sound.amount("quarter 2023-12", "7020-0000", "period_to_date");
    expect(quarter).toBeGreaterThan(2n * average);
    expect(outcomes(steady.edit(income, setTo("7020-0000", 100_000_00n, inPeriod)), "ROL-14")).toEqual([
      "passed",
    ]);
  });
});

describe("earlier years that are not closed", () => {
  const years = Prints.of({ seed: 8, from: "2022-01", months: 25, prints: ["month", "year"] });
  const earned = (name: PrintName) => years.amount(name, "9090-0000", "year_to_date");
  const gap = (cents: bigint) => years.edit("balance 2024-01", addTo("3995-0000", cents));

  test("XDT-01 knows the results of one year and of two", () => {
    const [last, first] = [earned("year 2023-12"), earned("year 2022-12")];
    for (const open of [last, last + first]) {
      expect(said(gap(open), "XDT-01", "2024-01-31")[0]).toMatchObject({
        outcome: "warned",
        severity: "medium",
        cause: { kind: "year_not_closed", amount: canonicalCents(open) },
      });
    }
    for (const other of [first, last + 1n, last - 1n, last + first + 1n]) {
      expect(outcomes(gap(other), "XDT-01", "2024-01-31")).toEqual(["failed"]);
    }
  });

  test("XDT-01 knows it from the balance sheet of the year end, where no income statement is there", () => {
    const alone = Prints.of({ seed: 8, from: "2023-12", months: 2, prints: ["month"] });
    const kept = alone.amount("balance 2023-12", "3995-0000");
    const only = alone.without("month 2023-12");
    const open = (cents: bigint) => only.edit("balance 2024-01", addTo("3995-0000", cents));
    expect(outcomes(open(kept), "XDT-01", "2024-01-31")).toEqual(["warned"]);
    expect(outcomes(open(kept - 1n), "XDT-01", "2024-01-31")).toEqual(["failed"]);
    expect(outcomes(open(kept + 1n), "XDT-01", "2024-01-31")).toEqual(["failed"]);
  });
});

test("that one charge was booked as the other is said only where the sum of both ties in both columns", () => {
  const sentence = (...edits: Edit[]) => said(sound.edit(income, ...edits), "XDT-02a")[0]?.because;
  const less = (place: Parameters<typeof addTo>[2]) => addTo("7020-0000", -1_00n, place);
  const more = (place: Parameters<typeof addTo>[2]) => addTo("7030-0000", 1_00n, place);
  expect(sentence(less(inPeriod), more(inPeriod))).toMatch(/The sum of both charges ties, so 1\.00/);
  expect(sentence(less({}), more(inPeriod))).not.toMatch(/ties/);
  expect(sentence(less(inPeriod), more({}))).not.toMatch(/ties/);
});

test("nor where the balance sheets and the cash flow disagree on the accumulated accounts", () => {
  const charges = sound.edit(income, addTo("7020-0000", -1_00n), addTo("7030-0000", 1_00n));
  const wrongBalance = charges.edit(sheet, addTo("1061-0000", 1_00n));
  expect(said(charges, "XDT-02a")[0]?.because).toMatch(/ties/);
  expect(said(wrongBalance, "XDT-02a")[0]?.because).not.toMatch(/ties/);
});

test("without income statements the materiality is its floor", () => {
  const sheets = sound.without(...(sound.names.filter((name) => !name.startsWith("balance")) as PrintName[]));
  const floor = DEFAULT_PARAMETERS.materialityFloor;
  const grown = (cents: bigint) =>
    sheets.edit(
      sheet,
      insertAfter("2110-0000", line("2197-0000", "Loan", cents, "balance")),
      addTo("2590-0000", cents),
    );
  expect(outcomes(grown(floor), "ROL-17")).toEqual(["passed"]);
  expect(outcomes(grown(floor + 1n), "ROL-17")).toEqual(["warned 2197-0000"]);
});

test("the severity of a wrong sign is said of a wrong sign alone", () => {
  const digit = sound.edit(sheet, addTo("2110-0000", 1_000_00n));
  expect(said(digit, "BSI-06")[0]).toMatchObject({ severity: "critical" });
});

test("of a file given twice the first of its names is shown", () => {
  const documents = sound.edit(sheet, addTo("1999-0000", 1_00n)).read();
  const named = (...files: string[]) =>
    checkDocuments(
      documents.flatMap((document) =>
        document.reading.kind === "balance_sheet" && document.reading.period.end === "2024-02-29"
          ? files.map((file) => ({ ...document, file }))
          : [document],
      ),
    ).results.find(({ rule, period }) => rule === "BSI-01" && period.end === "2024-02-29")?.evidence[0]?.file;
  expect([named("b.pdf", "a.pdf"), named("a.pdf", "b.pdf")]).toEqual(["a.pdf", "a.pdf"]);
});

test("a rule that breaks says so and stops no other", () => {
  const rule = {
    id: "TST-01",
    version: 1,
    scope: "balance_sheet" as const,
    title: "A rule that breaks",
    whyItMatters: "None.",
    severity: "low" as const,
    definition: "throws",
    parameters: [],
    evaluate: () => {
      throw new RangeError("out of range");
    },
  };
  const { results } = checkDocuments([sound.readOne(sheet)], {
    rules: [rule, { ...rule, id: "TST-02", evaluate: () => [] }],
  });
  expect(results).toEqual([
    expect.objectContaining({
      rule: "TST-01",
      outcome: "errored",
      because: expect.stringContaining("out of range"),
    }),
  ]);
});

function withoutDistribution(): Edit {
  return (document) =>
    document.rows.some(({ code, section }) => code === "3990-0000" && section === "adjustments")
      ? removeRow(
          "3990-0000",
          inTail,
        )(
          addTo("TOTAL ADJUSTMENTS", -sound.amount(income, "3990-0000", "period_to_date", "adjustments"), {
            ...inTail,
            ...inPeriod,
          })(document),
        )
      : document;
}
