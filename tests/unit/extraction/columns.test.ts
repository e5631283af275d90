import { describe, expect, it } from "vitest";
import { boxAround } from "@/lib/extraction/box";
import { columnAt, locateColumns } from "@/lib/extraction/columns";
import { type Heading, parseHeadings } from "@/lib/extraction/headings";
import { yardi } from "@/lib/extraction/profiles/yardi";
import { groupRows } from "@/lib/extraction/rows";
import { tokensOf } from "@/lib/extraction/tokens";
import { wordsFrom, wordsUpTo } from "@/tests/support/yardi-pages";

function headings(...texts: [string, number][]): Heading[] | null {
  const [row] = groupRows(texts.flatMap(([text, right]) => wordsUpTo(right, 85, text)));
  return row ? parseHeadings(row, yardi.headings) : null;
}

describe("column headings", () => {
  it("are read as phrases, percentages belonging to the amounts before them", () => {
    const found = headings(["Period to Date", 316], ["%", 406], ["Year to Date", 495], ["%", 585]);
    expect(found?.map(({ column }) => column)).toEqual([
      "period_to_date",
      "period_percent",
      "year_to_date",
      "year_percent",
    ]);
  });

  it("are read where they stand close together, and beside headings of the names", () => {
    expect(headings(["Period to Date % Year to Date %", 500])).toHaveLength(4);
    expect(headings(["Account", 90], ["Current Balance", 585])).toHaveLength(1);
  });

  it("are none in a title, a name or a percentage alone", () => {
    expect(headings(["Balance Sheet", 200])).toBeNull();
    expect(headings(["Opening Balance Brought Forward", 300])).toBeNull();
    expect(headings(["%", 585])).toBeNull();
    expect(headings(["Year to Date", 300], ["Year to Date", 500])).toBeNull();
  });
});

describe("columns", () => {
  const heading: Heading = {
    column: "current_balance",
    box: boxAround(wordsUpTo(585, 85, "Current Balance")),
  };
  const tokens = (...texts: [string, number][]) =>
    texts.flatMap(([text, right], k) => groupRows(wordsUpTo(right, 100 + 12 * k, text)).flatMap(tokensOf));

  it("take their edge from the figures under the heading", () => {
    const [column] = locateColumns([heading], tokens(["1,000.00", 580.1], ["20.00", 580], ["3.00", 580]));
    expect(column?.edge).toBe(580);
  });

  it("keep the heading's own edge where no figure stands under it", () => {
    expect(locateColumns([heading], [])[0]?.edge).toBeCloseTo(585, 5);
  });

  it("are not drawn away by a number in a name", () => {
    const figures = tokens(["1,000.00", 585], ["2.00", 585], ["12,000.00", 575]);
    expect(locateColumns([heading], figures)[0]?.edge).toBeCloseTo(585, 5);
  });

  it("hold what ends at their edge, and closing marks that hang out", () => {
    const figures = tokens(
      ["1,000.00", 585],
      ["2.00", 585],
      ["(3.00)", 587.7],
      ["4.00 CR", 595],
      ["5.00", 588],
    );
    const columns = locateColumns([heading], figures);
    expect(figures.map((token) => columnAt(columns, token)?.key ?? null)).toEqual([
      "current_balance",
      "current_balance",
      "current_balance",
      "current_balance",
      null,
    ]);
  });
});

describe("tokens", () => {
  const read = (text: string) =>
    groupRows(wordsFrom(100, 50, text))
      .flatMap(tokensOf)
      .map((token) => token.text);

  it("join a number with its marks and nothing else", () => {
    expect(read("Fees $ (1,050.00) 12.00 CR 5 %")).toEqual(["Fees", "$ (1,050.00)", "12.00 CR", "5 %"]);
    expect(read("( 1,050.00 )")).toEqual(["( 1,050.00 )"]);
    expect(read("- 0 -")).toEqual(["- 0 -"]);
  });

  it("leave a dash alone that stands off from the number behind it", () => {
    const [row] = groupRows([...wordsFrom(100, 50, "Escrow -"), ...wordsFrom(146, 50, "5.00")]);
    expect(row && tokensOf(row).map((token) => token.text)).toEqual(["Escrow", "-", "5.00"]);
  });

  it("never join two numbers, or a dash between words", () => {
    expect(read("1 000.00 2,000.00")).toEqual(["1", "000.00", "2,000.00"]);
    expect(read("Escrow - Tax")).toEqual(["Escrow", "-", "Tax"]);
  });
});
