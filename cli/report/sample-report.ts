import type { Sample } from "@/lib/sample/make-sample";
import type { Terminal } from "../terminal";
import { counted } from "./amount";
import { createPainter } from "./paint";
import { renderTable } from "./table";
import { kindName, periodName } from "./words";
import { wrap } from "./wrap";

/** What was written where, and what is wrong with it on purpose. */
export function sampleReport({ portfolio, labels }: Sample, folder: string, terminal: Terminal): string {
  const paint = createPainter(terminal.hasColour);
  const rows = portfolio.documents.map(({ fileName, property, kind, window }) => [
    { text: property.code },
    { text: kindName(kind) },
    { text: periodName(window) },
    { text: fileName, paint: paint.dim },
  ]);
  const columns = ["Property", "Statement", "Period", "File"].map(
    (heading) => ({ heading, align: "left" }) as const,
  );
  const defects = labels.flatMap(({ kind, file, because }) =>
    wrap(`${kind} in ${file}: ${because}`, terminal.width, "    ", "  ✗ "),
  );
  return [
    ...renderTable(columns, rows, terminal.width),
    "",
    `${counted(portfolio.documents.length, "statement")} written to ${folder}`,
    ...(labels.length > 0 ? [`wrong on purpose (labels.json says more):`, ...defects] : []),
    "",
    `Next: reims check ${folder}`,
    "",
  ].join("\n");
}
