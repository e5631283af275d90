"use client";

import { createContext, useContext } from "react";
import type { TraceDocuments } from "./figure-link";

/** What every row of one trace has to know. */
export interface TraceSetting {
  documents: TraceDocuments;
  /** Figure lit up on the page beside it. */
  litId?: string | null | undefined;
  onLight?: ((id: string | null) => void) | undefined;
  /** Instead of following its link, a figure is shown on the page beside the trace. */
  onSource?: ((id: string) => void) | undefined;
  /** Levels that are open at first. */
  depth: number;
}

export const SettingContext = createContext<TraceSetting>({ documents: {}, depth: 2 });

export function useTraceSetting(): TraceSetting {
  return useContext(SettingContext);
}
