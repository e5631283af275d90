import { expect, test } from "vitest";
import {
  columnName,
  coverageOf,
  pageViews,
  statementColumns,
  statementRows,
} from "@/app/(workspace)/[orgSlug]/documents/[versionId]/statement-props";
import { placesOf } from "@/app/(workspace)/[orgSlug]/places";
import type { ReadDocument } from "@/lib/proof/proof";
import { viewedLines } from "@/lib/report/statement-lines";
import { generatePortfolio } from "@/lib/sample/portfolio";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import type { ViewedReading } from "@/lib/services/documents/load-statement-page";
import { readSample } from "../../support/read-sample";

const { documents } = generatePortfolio({ seed: 5, properties: 1, months: 2, prints: ["month"] });
const [january, february] = documents.filter(({ kind }) => kind === "income_statement").map(readSample);
if (!january || !february) throw new Error("the portfolio prints two income statements");
const now: ReadDocument = february;

function viewed(prior: ReadDocument | null): ViewedReading {
  const { columns, problems, pageSizes } = now.reading;
  return {
    lines: viewedLines(now, prior),
    columns,
    problems,
    pageSizes,
    prior: prior ? { versionId: "january", periodStart: "2026-01-01", periodEnd: "2026-01-31" } : null,
  };
}

test("columns have names, units and the period they compare with", () => {
  expect(statementColumns(viewed(january)).map(({ label, unit }) => [label, unit])).toEqual([
    ["Period to date", "money"],
    ["Period %", "percent"],
    ["Year to date", "money"],
    ["Year %", "percent"],
  ]);
  expect(new Set(statementColumns(viewed(january)).map(({ priorLabel }) => priorLabel))).toEqual(
    new Set(["Jan 2026"]),
  );
  expect(statementColumns(viewed(null))[0]?.priorLabel).toBeNull();
  expect(columnName("month_2026_03")).toBe("Mar 2026");
});

test("a figure says why nothing stands beside it: no statement before, or no such line in it", () => {
  const missingOf = (prior: ReadDocument | null) =>
    new Set(
      statementRows(viewed(prior)).flatMap(({ figures }) =>
        Object.values(figures).flatMap((figure) => (figure?.prior === null ? [figure.priorMissing] : [])),
      ),
    );
  expect(missingOf(null)).toEqual(new Set(["No statement of the period before is in"]));
  for (const reason of missingOf(january)) expect(reason).toBe("The statement before prints no such line");
});

test("a line is known by its place among the lines, as traces name it", () => {
  const rows = statementRows(viewed(january));
  expect(rows.map(({ id }) => id)).toEqual(rows.map((_, index) => String(index)));
  expect(rows.map(({ code }) => code)).toEqual(now.reading.lines.map(({ code }) => code));
});

test("coverage counts amounts and leaves percentages out", () => {
  const amounts = now.reading.lines.flatMap(({ figures }) =>
    Object.keys(figures).filter((key) => !key.endsWith("_percent")),
  );
  expect(coverageOf(viewed(null))).toEqual({ figures: amounts.length, proven: amounts.length, repaired: 0 });
});

test("every page of the print has an image of this organisation, in the size that boxes are places on", () => {
  const document = { id: "february", statement: { pages: 2 } } as DocumentItem;
  const reading: ViewedReading = { ...viewed(null), pageSizes: [[612, 792]] };
  expect(pageViews({ document }, reading, placesOf("harbor & sons"))).toMatchObject([
    {
      id: "1",
      label: "Page 1 of 2",
      widthPoints: 612,
      heightPoints: 792,
      imageUrl: "/api/v1/documents/february/pages/1/image?scale=2&organization=harbor%20%26%20sons",
    },
    { id: "2", label: "Page 2 of 2" },
  ]);
});
