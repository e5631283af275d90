import type { InngestFunction } from "inngest";
import { fileDocument } from "./documents/file-document";
import { readDocument } from "./documents/read-document";
import { purgeOldRows } from "./maintenance/purge-old-rows";
import { sweepQuarantine } from "./maintenance/sweep-quarantine";
import { makeRequestedRun } from "./runs/make-requested-run";
import { reconcileProperty } from "./runs/reconcile-property";
import { rerunAfterChartChange } from "./runs/rerun-after-chart-change";

/** Every function the system serves. */
export const functions: readonly InngestFunction.Any[] = [
  readDocument,
  fileDocument,
  reconcileProperty,
  makeRequestedRun,
  rerunAfterChartChange,
  purgeOldRows,
  sweepQuarantine,
];
