import { describe, expect, test } from "vitest";
import { arrivalOf } from "@/app/(workspace)/[orgSlug]/documents/[versionId]/arrival";
import type { Box } from "@/lib/extraction/page";
import type { ViewedLine } from "@/lib/report/statement-lines";

const column = "period_to_date";
const lines = [
  line(0, { page: 1, row: 1, box: [50, 100, 200, 110] }),
  line(1, { page: 1, row: 2, box: [50, 120, 200, 130], figure: [300, 120, 350, 130] }),
  line(2, { page: 2, row: 1, box: [50, 100, 200, 110], figure: [300, 100, 350, 110] }),
];

function line(
  index: number,
  { page, row, box, figure }: { page: number; row: number; box: Box; figure?: Box },
): ViewedLine {
  const shown = { value: "1.00", text: "1.00", isPercent: false, proof: null, prior: null, change: null };
  return {
    index,
    page,
    row,
    code: null,
    name: `Line ${index}`,
    kind: figure ? "line" : "header",
    section: "income_statement",
    box,
    figures: figure ? [{ ...shown, column, box: figure }] : [],
  };
}

describe("an address leads", () => {
  test("to a figure by its line and column", () => {
    expect(arrivalOf({ figure: "1:period_to_date" }, lines)).toEqual({ line: "1", column });
  });

  test("to a row of a page, which is not its place among the lines", () => {
    expect(arrivalOf({ page: "2", row: "1", column }, lines)).toEqual({ line: "2", column });
    expect(arrivalOf({ page: "1", row: "2" }, lines)).toEqual({ line: "1", column: null });
  });

  test("to what is printed nearest to a box of that page, and of no other", () => {
    expect(arrivalOf({ page: "1", box: "301,99,349,112" }, lines)).toEqual({ line: "1", column });
    expect(arrivalOf({ page: "2", box: "301,121,349,131" }, lines)).toEqual({ line: "2", column });
    expect(arrivalOf({ page: "1", box: "60,101,190,109" }, lines)).toEqual({ line: "0", column: null });
  });

  test("to the line alone where it has no figure in that column", () => {
    expect(arrivalOf({ figure: "0:period_to_date" }, lines)).toEqual({ line: "0", column: null });
    expect(arrivalOf({ figure: "1:current_balance" }, lines)).toEqual({ line: "1", column: null });
  });

  test.each([
    {},
    { figure: "9:period_to_date" },
    { figure: "-1:period_to_date" },
    { figure: ["1:period_to_date", "2:period_to_date"] },
    { page: "3", box: "1,2,3,4" },
    { page: "1", box: "1,2,3" },
    { page: "1", box: "1,2,3,x" },
    { page: "1", box: "1,2,3,4,5" },
    { page: "1", row: "7" },
  ])("nowhere by %j, and opens the statement at its top", (params) => {
    expect(arrivalOf(params, lines)).toEqual({ line: null, column: null });
  });
});
