"use client";

import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { FigureCell } from "@/components/table/cells";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ChartProps } from "./series";

/** A chart and the same numbers as a table, which can be read aloud, copied and printed. */
export function ChartFrame({ title, unit, series, children }: ChartProps & { children: ReactNode }) {
  const [view, setView] = useState("chart");
  const id = useId();
  const periods = [...new Set(series.flatMap(({ points }) => points.map(({ period }) => period)))];
  return (
    <figure className="m-0 min-w-0" aria-labelledby={id}>
      <div className="mb-2 flex items-center gap-3">
        <figcaption id={id} className="min-w-0 flex-1 truncate font-medium text-sm">
          {title}
        </figcaption>
        <SegmentedControl
          label={`View of ${title}`}
          value={view}
          onChange={setView}
          segments={[
            { value: "chart", label: "Chart", icon: <ChartLine aria-hidden /> },
            { value: "table", label: "Table", icon: <Table2 aria-hidden /> },
          ]}
        />
      </div>
      {view === "chart" ? (
        <div className="h-55">{children}</div>
      ) : (
        <section className="scroll-quiet relative max-h-55 overflow-auto" aria-label={title} {...FOCUSABLE}>
          <table className="w-full text-sm">
            <thead>
              <tr className="text-muted text-xs">
                <th scope="col" className="h-7 border-b px-2 text-left font-medium">
                  Period
                </th>
                {series.map((one) => (
                  <th key={one.id} scope="col" className="h-7 border-b px-2 text-right font-medium">
                    {one.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {periods.map((period) => (
                <tr key={period}>
                  <th scope="row" className="h-7 border-b px-2 text-left font-normal">
                    {period}
                  </th>
                  {series.map((one) => {
                    const point = one.points.find((candidate) => candidate.period === period);
                    return (
                      <td key={one.id} className="h-7 border-b px-2">
                        <FigureCell
                          unit={unit}
                          value={point?.value ?? null}
                          href={point?.href}
                          missing="Nothing was read for this period"
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </figure>
  );
}

/** What scrolls must take the focus, or the keyboard cannot scroll it. */
const FOCUSABLE = { tabIndex: 0 };
