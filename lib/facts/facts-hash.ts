import { type Cell, contentHash, tableHash } from "@/lib/hash/content-hash";
import { canonicalCents } from "@/lib/money/cents";
import type { Chart } from "./chart";
import type { PropertyFacts } from "./property-facts";
import type { StatementFacts } from "./statement-facts";

/** What the documents say and how it is mapped: no file names, no places on the page, no order of arrival. */
export function factsHash(properties: readonly PropertyFacts[], chart: Chart): string {
  const statements = properties.flatMap(({ identities }) =>
    identities.flatMap(({ identity, versions }) =>
      versions.map((version): Cell => [identity, said(version)]),
    ),
  );
  return tableHash([chartHash(chart), tableHash(statements)]);
}

function chartHash(chart: Chart): string {
  const known = chartHashes.get(chart) ?? contentHash(chart);
  chartHashes.set(chart, known);
  return known;
}

/** A chart is data that does not change; it is as large as a statement. */
const chartHashes = new WeakMap<Chart, string>();

function said({ document: { reading } }: StatementFacts): Cell {
  return [
    reading.printedAt,
    reading.property.name,
    reading.problems.map(({ code, message }) => [code, message]),
    reading.lines.map(({ code, name, kind, section, figures }) => [
      code,
      name,
      kind,
      section,
      ...reading.columns.map((column) => {
        const figure = figures[column];
        return figure ? canonicalCents(figure.value) : null;
      }),
    ]),
  ];
}
