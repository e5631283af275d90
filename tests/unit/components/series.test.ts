import { expect, test } from "vitest";
import { axisText, chartRows, plotted } from "@/components/charts/series";
import { sparkPath } from "@/components/charts/spark-path";

test("a missing period is a gap in the line, never a zero", () => {
  const { path } = sparkPath([1, 2, null, 3, 4], { width: 100, height: 20 });
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path.match(/L/g)).toHaveLength(2);
});

test("a value between two gaps is a dot", () => {
  const { path, dots, last } = sparkPath([null, 5, null], { width: 100, height: 20 });
  expect(path).toBe("M50 10");
  expect(dots).toEqual([[50, 10]]);
  expect(last).toEqual([50, 10]);
});

test("nothing is drawn of nothing", () => {
  expect(sparkPath([null, null], { width: 100, height: 20 })).toEqual({ path: "", dots: [], last: null });
});

test("series of different periods share one axis", () => {
  const rows = chartRows([
    {
      id: "noi",
      label: "NOI",
      points: [
        { period: "Jan", value: "1.50" },
        { period: "Feb", value: null },
      ],
    },
    { id: "income", label: "Income", points: [{ period: "Feb", value: "2" }] },
  ]);
  expect(rows).toEqual([
    { period: "Jan", noi: 1.5, income: null },
    { period: "Feb", noi: null, income: 2 },
  ]);
});

test.each([
  [1_250_000, "money", "1.3M"],
  [250_000, "money", "250k"],
  [-4500, "money", "(4.5k)"],
  [0, "money", "0"],
  [1.25, "ratio", "1.25×"],
  [3, "ratio", "3.00×"],
  [50, "percent", "50%"],
  [17.25, "percent", "17.25%"],
] as const)("the axis says %d %s as %s", (value, unit, text) => {
  expect(axisText(value, unit)).toBe(text);
});

test("fractions are drawn and nonsense is not", () => {
  expect(plotted("1/4")).toBe(0.25);
  expect(plotted("n/a")).toBeNull();
});
