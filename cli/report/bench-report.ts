import type { BenchReport } from "../bench/bench";
import type { Terminal } from "../terminal";
import { counted, grouped } from "./amount";
import { createPainter } from "./paint";
import { renderTable } from "./table";

export function benchReportText(
  { machine, corpus, reading, rules }: BenchReport,
  terminal: Terminal,
): string {
  const paint = createPainter(terminal.hasColour);
  const columns = [
    { heading: "Reading", align: "left" },
    { heading: "pages/s", align: "right" },
    { heading: "", align: "left", canShrink: true },
  ] as const;
  const rows = reading.map(({ name, pagesPerSecond, note }) => [
    { text: name },
    { text: pagesPerSecond === null ? "—" : grouped(Math.round(pagesPerSecond)) },
    { text: note, paint: paint.dim },
  ]);
  return [
    `${machine.processor}, ${counted(machine.cores, "core")}, Node ${machine.node}`,
    `${counted(corpus.files, "file")}, ${counted(corpus.pages, "page")}: ${corpus.origin}. Warm, median of several rounds.`,
    "",
    ...renderTable(columns, rows, terminal.width),
    "",
    `Rules   ${rules.millisecondsEach.toFixed(2)} ms for the whole catalogue on one property-period (${counted(rules.propertyPeriods, "property-period")})`,
    "",
  ].join("\n");
}
