import type { ReactNode } from "react";
import { ToastRegion } from "@/components/ui/toast";

/** What lies over every page; once, in the root layout. */
export function Overlays({ children }: { children: ReactNode }) {
  return <ToastRegion>{children}</ToastRegion>;
}
