import { describe, expect, it } from "vitest";
import { boxAround } from "@/lib/extraction/box";
import { columnAt, locateColumns } from "@/lib/extraction/columns";
import { type Heading, parseHeadings } from "@/lib/extraction/headings";
import { yardi } from "@/lib/extraction/profiles/yardi";
import { groupRows } from "@/lib/extraction/rows";
import { tokensOf } from "@/lib/extraction/tokens";
import { wordsFrom, wordsUpTo } from "@/tests/support/yardi-pages";

type Placed = [text: string, right: number];

function headings(...texts: Placed[]): Heading[] | null {
  return headingRows([texts])?.headings ?? null;
}

function headingRows(rows: Placed[][]) {
  const [row, next] = groupRows(
    rows.flatMap((texts, k) => texts.flatMap(([text, right]) => wordsUpTo(right, 85 + 10 * k, text))),
  );
  return row ? parseHeadings(row, next, yardi.headings) : null;
}

function columnsOf(found: Heading[] | null): unknown[] {
  return found?.map(({ column }) => column) ?? [];
}

describe("column headings", () => {
  it("are read as phrases, percentages belonging to the amounts before them", () => {
    const found = headings(["Period to Date", 316], ["%", 406], ["Year to Date", 495], ["%", 585]);
    expect(columnsOf(found)).toEqual(["period_to_date", "period_percent", "year_to_date", "year_percent"]);
  });

  it("are read where they stand close together, and beside headings of the names", () => {
    expect(headings(["Period to Date % Year to Date %", 500])).toHaveLength(4);
    expect(columnsOf(headings(["Account", 90], ["Current Balance", 585]))).toEqual([null, "current_balance"]);
  });

  it("are read in two lines, whatever stands beside them", () => {
    const stacked = headingRows([
      [
        ["Balance", 400],
        ["Beginning", 490],
        ["Net", 585],
      ],
      [
        ["Current Period", 400],
        ["Balance", 490],
        ["Change", 585],
      ],
    ]);
    expect(stacked?.rows).toBe(2);
    expect(columnsOf(stacked?.headings ?? null)).toEqual(["current_balance", null, null]);
    const besideBook = headingRows([[["Book = Accrual", 90]], [["Current Balance", 585]]]);
    expect(besideBook).toBeNull();
  });

  it("name the months of a trailing year, and their total", () => {
    const named = headings(["Jan 2024", 200], ["Feb-24", 250], ["03/2024", 300], ["Total", 350]);
    expect(columnsOf(named)).toEqual(["month_2024_01", "month_2024_02", "month_2024_03", "period_to_date"]);
    expect(headings(["December 2024", 200])).toBeNull();
  });

  it("keep a column that is not known apart from those that are", () => {
    const budget = headings(
      ["PTD Actual", 250],
      ["PTD Budget", 320],
      ["%", 360],
      ["YTD Actual", 450],
      ["%", 500],
    );
    expect(columnsOf(budget)).toEqual(["period_to_date", null, null, "year_to_date", "year_percent"]);
    expect(columnsOf(headings(["Year to Date", 300], ["Year to Date", 500]))).toEqual(["year_to_date", null]);
  });

  it("are none in a title, a name or a percentage alone", () => {
    expect(headings(["Balance Sheet", 200])).toBeNull();
    expect(headings(["Opening Balance Brought Forward", 300])).toBeNull();
    expect(headings(["%", 585])).toBeNull();
    expect(headings(["Balance", 300], ["1,250.10", 585])).toBeNull();
  });
});

describe("columns", () => {
  const heading: Heading = {
    column: "current_balance",
    text: "Current Balance",
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
