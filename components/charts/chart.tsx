"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { ChartFrame } from "./chart-frame";
import type { ChartProps } from "./series";

/** The drawing library is larger than everything else on a page, so that it comes after it. */
const Drawing = lazy(() => import("./drawing"));

const never = () => () => {};

/** Lines over periods: trends, ratios with their limits. */
export function LineChart(props: ChartProps) {
  return <Chart {...props} kind="line" />;
}

/** Bars over periods: amounts that are compared, a bridge, a schedule. */
export function BarChart(props: ChartProps) {
  return <Chart {...props} kind="bar" />;
}

function Chart({ kind, ...props }: ChartProps & { kind: "line" | "bar" }) {
  const isMounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const waiting = <div className="h-full animate-breathe rounded-md bg-sunken" />;
  return (
    <ChartFrame {...props}>
      {isMounted ? (
        <Suspense fallback={waiting}>
          <Drawing {...props} kind={kind} />
        </Suspense>
      ) : (
        waiting
      )}
    </ChartFrame>
  );
}
