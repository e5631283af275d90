import { FigureCell, Missing } from "@/components/table/cells";
import { Panel } from "@/components/ui/panel";
import type { MetricGrid } from "./metric-grid";

/** The month's numbers by window; each leads to its formula, and from there to the box it is printed in. */
export function MetricsPanel({ columns, rows }: MetricGrid) {
  return (
    <Panel title="Numbers of the month" isFlush>
      <div className="scroll-quiet relative overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <thead>
            <tr className="text-muted text-xs">
              <th scope="col" className="row-height border-b bg-sunken px-4 text-left font-medium">
                Metric
              </th>
              {columns.map(({ id, label, basis }) => (
                <th
                  key={id}
                  scope="col"
                  className="row-height whitespace-nowrap border-b bg-sunken px-4 text-right font-medium"
                >
                  {label} <span className="font-normal text-faint">{basis}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ metric, title, definition, unit, cells }) => (
              <tr key={metric} className="hover:bg-sunken">
                <th
                  scope="row"
                  title={definition}
                  className="row-height whitespace-nowrap border-b px-4 text-left font-normal"
                >
                  {title}
                  {unit === "money" && <span className="text-faint text-xs">, USD</span>}
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index]?.id} className="row-height border-b px-4">
                    {cell ? (
                      <FigureCell unit={unit} {...cell} />
                    ) : (
                      <Missing reason="Measured for the period alone" className="text-right" />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
