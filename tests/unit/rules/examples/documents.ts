import type { Page, Word } from "@/lib/extraction/page";
import type { Selection } from "@/lib/rules/rule";
import { addTo, insertAfter, type Prints, rename, repeatRow } from "@/tests/support/sample-prints";
import { type Example, endOfFebruary, february, sound } from "./example";

const income = "month 2024-02";
const sheet = "balance 2024-02";
const property = sound.document(sheet).property;

const critical = { outcome: "failed", severity: "critical" } as const;

/** What somebody chose for the balance sheet of February, with one thing chosen wrongly. */
function chosen(wrong: Partial<Selection>) {
  return (prints: Prints) => ({
    selections: new Map([
      [
        prints.readOne(sheet).sha256,
        { property: property.code, kind: "balance_sheet" as const, end: "2024-02-29", ...wrong },
      ],
    ]),
  });
}

export const documentExamples: Example[] = [
  {
    rule: "DOC-01",
    story: "a second page without its book",
    prints: sound.editPages(
      income,
      changeWords(2, ({ text }) => (text === "Book" ? [] : null)),
    ),
    expected: { ...critical, window: february, because: /Page 2 prints no book/ },
  },
  {
    rule: "DOC-02",
    story: "a page missing in the middle",
    prints: sound.editPages(
      income,
      changeWords(2, (word) => (word.text === "2" && word.baseline < 40 ? [{ ...word, text: "3" }] : null)),
    ),
    expected: { ...critical, window: february, because: /numbered 1, 3 instead of 1 to 2/ },
  },
  {
    rule: "DOC-02",
    story: "a second page of another month",
    prints: sound.editPages(
      income,
      changeWords(2, (word) => (word.text === "Feb" ? [{ ...word, text: "Mar" }] : null)),
    ),
    expected: { ...critical, window: february, because: /The period is/ },
  },
  {
    rule: "DOC-03",
    story: "a balance sheet filed under another property",
    prints: sound,
    options: chosen({ property: "elsewhere" }),
    expected: { ...critical, window: endOfFebruary, because: /elsewhere was chosen/ },
  },
  {
    rule: "DOC-04",
    story: "a balance sheet filed under another month",
    prints: sound,
    options: chosen({ end: "2024-03-31" }),
    expected: { ...critical, window: endOfFebruary, because: /2024-03-31 was chosen/ },
  },
  {
    rule: "DOC-05",
    story: "a balance sheet filed as an income statement",
    prints: sound,
    options: chosen({ kind: "income_statement" }),
    expected: { ...critical, window: endOfFebruary, because: /reads as balance_sheet/ },
  },
  {
    rule: "DOC-05",
    story: "an income statement under the title of a balance sheet",
    prints: sound.edit(income, (document) => ({ ...document, title: "Balance Sheet" })),
    expected: { ...critical, window: february, because: /the tree is ysi_cf/ },
  },
  {
    rule: "DOC-06",
    story: "a balance sheet of the cash book among accrual statements",
    prints: sound.edit(sheet, (document) => ({ ...document, book: "Cash" })),
    expected: {
      outcome: "failed",
      severity: "high",
      window: endOfFebruary,
      because: /the books Accrual and Cash/,
    },
  },
  {
    rule: "DOC-07",
    story: "a letter in the middle of an amount",
    prints: sound.editPages(
      sheet,
      changeWords(1, (word, page) => {
        const label = page.words.find(({ text }) => text === "2110-0000");
        const isAmount = word.baseline === label?.baseline && /\d\.\d\d$/.test(word.text);
        return isAmount ? [{ ...word, text: word.text.replace(/\d\./, "O.") }] : null;
      }),
    ),
    expected: { ...critical, window: endOfFebruary, because: /O\.\d\d/ },
  },
  {
    rule: "DOC-08",
    story: "an income account on a balance sheet",
    prints: sound.edit(
      sheet,
      insertAfter("0305-0000", [
        { kind: "line", code: "4010-0000", name: "Base Rentals", values: { current_balance: 1_00n } },
      ]),
    ),
    expected: { outcome: "failed", severity: "high", window: endOfFebruary, subject: "4010-0000" },
  },
  {
    rule: "DOC-08",
    story: "a balance-sheet account among the expenses",
    prints: sound.edit(
      income,
      insertAfter("5012-0000", [
        {
          kind: "line",
          code: "2410-0000",
          name: "Property Tax Payable",
          values: { period_to_date: 1_00n, year_to_date: 1_00n },
        },
      ]),
    ),
    expected: { outcome: "failed", severity: "high", window: february, subject: "2410-0000" },
  },
  {
    rule: "DOC-09",
    story: "an account with a new name",
    prints: sound.edit(sheet, rename("2110-0000", "Accounts Payable - Other")),
    expected: { outcome: "warned", severity: "low", window: endOfFebruary, subject: "2110-0000" },
  },
  {
    rule: "DOC-10",
    story: "an account between two sections",
    prints: sound.edit(
      sheet,
      insertAfter("1200-0000", [
        { kind: "line", code: "1150-0000", name: "Artwork", values: { current_balance: 1_00n } },
      ]),
    ),
    expected: { outcome: "warned", severity: "medium", window: endOfFebruary, subject: "1150-0000" },
  },
  {
    rule: "DOC-11",
    story: "a payable printed twice",
    prints: sound.edit(sheet, repeatRow("2110-0000")),
    expected: { outcome: "failed", severity: "high", window: endOfFebruary, subject: "2110-0000" },
  },
  {
    rule: "DOC-12",
    story: "one file given twice",
    prints: sound,
    documents: (prints) => [...prints.read(), { ...prints.readOne(sheet), file: "copy.pdf" }],
    expected: { outcome: "warned", severity: "info", window: endOfFebruary, because: /^One file was given/ },
  },
  {
    rule: "DOC-13",
    story: "a balance sheet printed again with 500.00 moved between two accounts",
    prints: printedAgain(500_00n),
    expected: { outcome: "warned", severity: "medium", window: endOfFebruary },
  },
  {
    rule: "DOC-13",
    story: "a balance sheet printed again with 50,000.00 moved between two accounts",
    prints: printedAgain(50_000_00n),
    expected: { outcome: "failed", severity: "high", window: endOfFebruary },
  },
  {
    rule: "ROL-10",
    story: "a locked month printed again with 1.00 moved between two accounts",
    prints: printedAgain(1_00n),
    options: () => ({ lockedPeriods: new Map([[property.code, new Set(["2024-02-29"])]]) }),
    expected: { ...critical, window: endOfFebruary },
  },
];

/** A later print of the sheet in which accrued expenses and payables share otherwise. */
export function printedAgain(cents: bigint): Prints {
  const first = sound.document(sheet);
  const moved = addTo("2030-0000", -cents)(addTo("2110-0000", cents)(first));
  return sound.add("balance 2024-02 again", {
    ...moved,
    fileName: "again.pdf",
    printedAt: first.printedAt.replace(/^\d{4}-\d{2}-\d{2}/, "2024-04-02"),
  });
}

/** Replaces words of one page; null keeps a word. Throws where nothing changes. */
function changeWords(
  number: number,
  change: (word: Word, page: Page) => Word[] | null,
): (pages: readonly Page[]) => Page[] {
  return (pages) => {
    let changes = 0;
    const changed = pages.map((page) => {
      if (page.number !== number) return page;
      const words = page.words.flatMap((word) => {
        const replaced = change(word, page);
        if (replaced) changes += 1;
        return replaced ?? [word];
      });
      return { ...page, words };
    });
    if (changes === 0) throw new RangeError(`nothing on page ${number} was changed`);
    return changed;
  };
}
