"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { ChartFrame } from "./chart-frame";
import type { ChartProps } from "./series";

/** The drawing library is larger than everything else on a page, so that it comes after it. */
const Drawing = lazy(() => import("./drawing"));

const never = () => () => {};

/** Lines over periods: trends, and ratios. */
export function LineChart(props: ChartProps) {
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
          <Drawing {...props} />
        </Suspense>
      ) : (
        waiting
      )}
    </ChartFrame>
  );
}
