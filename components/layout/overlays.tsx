"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { ToastRegion } from "@/components/ui/toast";

/** What tooltips and toasts need above them; once, in the root layout. */
export function Overlays({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={350} skipDelayDuration={150}>
      <ToastRegion>{children}</ToastRegion>
    </Tooltip.Provider>
  );
}
