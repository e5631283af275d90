import { contentHash } from "@/lib/hash/content-hash";
import type { Cents } from "@/lib/money/cents";

/** Thresholds of a run. Money in cents, percentages in hundredths of a percent. */
export interface Parameters {
  /** T0: inside one system everything ties to the cent; five absorbs a re-typed copy. */
  toleranceInSystem: Cents;
  /** T$: the larger of the floor and the share (in basis points) of the window's total income. */
  materialityFloor: Cents;
  materialityBps: bigint;
  /** A printed percentage is rounded to two decimals: one hundredth of a point either way. */
  percentTolerance: bigint;
  /** Additions to fixed assets from here on want support. */
  capitalizationThreshold: Cents;
  /** How far the month's depreciation may leave its trailing average, in basis points. */
  depreciationDriftBps: bigint;
  /** Comparable windows the trailing average needs. */
  depreciationWindows: number;
  /** Unchanged balances in a row that make an account stale. */
  stalePeriods: number;
  /** 1 is January. */
  fiscalYearFirstMonth: number;
}

export const DEFAULT_PARAMETERS: Parameters = {
  toleranceInSystem: 5n,
  materialityFloor: 1_000_00n,
  materialityBps: 100n,
  percentTolerance: 1n,
  capitalizationThreshold: 5_000_00n,
  depreciationDriftBps: 500n,
  depreciationWindows: 3,
  stalePeriods: 3,
  fiscalYearFirstMonth: 1,
};

export function parametersHash(parameters: Parameters): string {
  return contentHash(parameters);
}
