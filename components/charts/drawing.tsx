"use client";

import { useRouter } from "next/navigation";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { figureText } from "@/components/table/figure-text";
import { axisText, type ChartProps, chartRows } from "./series";

const COLOURS = ["var(--accent)", "var(--repaired)", "var(--warned)", "var(--muted)", "var(--proven)"];
const TEXT = { fill: "var(--muted)", fontSize: 11 };
/** Room at the right for the names of the lines, by their longest. */
const PIXELS_PER_LETTER = 6.5;

export default function Drawing({ title, unit, series }: ChartProps) {
  const router = useRouter();
  const rows = chartRows(series);
  const hrefs = new Map(
    series.flatMap(({ id, points }) => points.map(({ period, href }) => [`${id} ${period}`, href])),
  );
  const open = (id: string, index: number) => {
    const href = hrefs.get(`${id} ${rows[index]?.period}`);
    if (href !== undefined) router.push(href);
  };
  const longest = series.length > 1 ? Math.max(...series.map(({ label }) => label.length)) : 0;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={rows}
        accessibilityLayer
        title={title}
        margin={{ top: 12, right: 8 + longest * PIXELS_PER_LETTER, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="period"
          tick={TEXT}
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          minTickGap={16}
        />
        <YAxis
          width={52}
          tick={TEXT}
          tickLine={false}
          axisLine={false}
          domain={["auto", "auto"]}
          tickFormatter={(value: number) => axisText(value, unit)}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-strong)", fill: "var(--sunken)" }}
          contentStyle={{
            background: "var(--raised)",
            border: "1px solid var(--line)",
            borderRadius: 6,
            fontSize: 12,
          }}
          labelStyle={{ color: "var(--muted)" }}
          formatter={(value) => figureText(String(value), unit)?.shown ?? "—"}
        />
        {series.map(({ id, label }, index) => {
          const colour = COLOURS[index % COLOURS.length] ?? "var(--accent)";
          return (
            <Line
              key={id}
              dataKey={id}
              name={label}
              stroke={colour}
              strokeWidth={1.5}
              connectNulls={false}
              isAnimationActive={false}
              dot={{ r: 2, fill: colour, strokeWidth: 0 }}
              activeDot={{
                r: 4,
                onClick: (_, point) => open(id, "index" in point ? Number(point.index) : -1),
              }}
              label={series.length > 1 ? endLabel(label, rows.length - 1, colour) : false}
            />
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** The name of a line at its end. */
function endLabel(text: string, last: number, colour: string) {
  return function EndLabel({ x, y, index }: EndPoint) {
    if (index !== last || x === undefined || y === undefined) return <g />;
    return (
      <text x={Number(x) + 6} y={Number(y)} dy="0.35em" fontSize={11} fill={colour}>
        {text}
      </text>
    );
  };
}

interface EndPoint {
  x?: number | string | undefined;
  y?: number | string | undefined;
  index?: number | undefined;
}
