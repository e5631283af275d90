import { contentHash } from "@/lib/hash/content-hash";
import { canonicalCents } from "@/lib/money/cents";
import type { Chart } from "./chart";
import type { PropertyFacts } from "./property-facts";
import type { StatementFacts } from "./statement-facts";

/** What the documents say and how it is mapped: no file names, no places on the page, no order of arrival. */
export function factsHash(properties: readonly PropertyFacts[], chart: Chart): string {
  return contentHash({
    chart,
    statements: properties.flatMap(({ identities }) =>
      identities.flatMap(({ identity, versions }) => versions.map((version) => [identity, said(version)])),
    ),
  });
}

function said({ document: { reading } }: StatementFacts): unknown {
  return {
    printedAt: reading.printedAt,
    name: reading.property.name,
    problems: reading.problems.map(({ code, message }) => [code, message]),
    lines: reading.lines.map(({ code, name, kind, section, figures }) => [
      code,
      name,
      kind,
      section,
      reading.columns.map((column) => {
        const figure = figures[column];
        return figure ? canonicalCents(figure.value) : null;
      }),
    ]),
  };
}
