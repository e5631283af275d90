import { expect, test } from "vitest";
import { readJson } from "@/lib/report/read-json";
import { figure, line, readDocument } from "@/tests/support/read-document";

test("a document has exactly the members of the contract, in its order", () => {
  expect(JSON.parse(JSON.stringify(readJson(readDocument())))).toStrictEqual({
    file: "Balance_Sheet.pdf",
    sha256: "ab".repeat(32),
    kind: "balance_sheet",
    statements: ["balance_sheet"],
    profile: "yardi",
    property: { name: "Quarry Corner", code: "quarry" },
    period: { start: null, end: "2026-03-31", months: null },
    book: "Accrual",
    tree: "ysi_bs",
    printedAt: "2026-04-09T11:50",
    pages: 1,
    columns: ["current_balance"],
    lines: [
      {
        page: 1,
        row: 1,
        code: "0120-0000",
        name: "Operating Cash",
        kind: "line",
        section: "balance_sheet",
        values: { current_balance: "-1234.56" },
        boxes: { current_balance: [500.5, 95.4, 585, 106.4] },
        proof: { current_balance: "proven" },
      },
    ],
    problems: [],
  });
  const keys =
    "file sha256 kind statements profile property period book tree printedAt pages columns lines problems";
  expect(Object.keys(readJson(readDocument())).join(" ")).toBe(keys);
});

test("percent columns have a value and a box but no proof", () => {
  const figures = {
    period_to_date: figure(500000n, "5,000.00"),
    period_percent: figure(-1234n, "-12.34"),
  };
  const reading = {
    columns: ["period_to_date", "period_percent"] as const,
    lines: [line("Base Rent", figures)],
  };
  const [json] = readJson(readDocument({ reading: { ...reading, columns: [...reading.columns] } })).lines;
  expect(json?.values).toEqual({ period_to_date: "5000.00", period_percent: "-12.34" });
  expect(Object.keys(json?.boxes ?? {})).toEqual(["period_to_date", "period_percent"]);
  expect(json?.proof).toEqual({ period_to_date: "proven" });
});

test("a header line has empty members, not missing ones", () => {
  const lines = [line("ASSETS", {}, { kind: "header", code: null })];
  const [json] = readJson(readDocument({ reading: { lines } })).lines;
  expect(json).toMatchObject({ code: null, kind: "header", values: {}, boxes: {}, proof: {} });
});

test("what is not known is null, never left out", () => {
  const json = JSON.stringify(readJson(readDocument({ reading: { printedAt: null, tree: null } })));
  expect(json).toContain('"printedAt":null');
  expect(json).toContain('"tree":null');
});

test("problems say where", () => {
  const problems = [
    {
      code: "row_not_understood",
      message: "This row was not understood.",
      page: 2,
      box: [1, 2, 3, 4],
    } as const,
  ];
  expect(readJson(readDocument({ reading: { problems } })).problems).toStrictEqual(problems);
});
