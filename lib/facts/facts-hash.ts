import { type Cell, contentHash, rowJson, TableHasher, tableHash } from "@/lib/hash/content-hash";
import { canonicalCents } from "@/lib/money/cents";
import type { Chart } from "./chart";
import type { PropertyFacts } from "./property-facts";
import type { StatementFacts } from "./statement-facts";

/**
 * What the documents say and how it is mapped, property by property in the order of their codes: no file names, no places on
 * the page, no order of arrival.
 */
export class FactsHasher {
  readonly #chart: Chart;
  readonly #statements = new TableHasher();

  constructor(chart: Chart) {
    this.#chart = chart;
  }

  add({ identities }: PropertyFacts): void {
    for (const { identity, versions } of identities)
      for (const version of versions) this.#statements.add(rowJson([identity, said(version)]));
  }

  hash(): string {
    return tableHash([chartHash(this.#chart), this.#statements.hash()]);
  }
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
