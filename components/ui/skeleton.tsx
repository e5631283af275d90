import { cn } from "./class-names";

/** Holds the place of something that is on its way, in its shape. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-3 animate-breathe rounded-sm bg-sunken", className)} />;
}
