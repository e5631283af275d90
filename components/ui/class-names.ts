import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** `text-2xs` is a size of ours; unless it is said, it passes for a colour and removes the real one. */
const merge = extendTailwindMerge({ extend: { theme: { text: ["2xs"] } } });

/** Class names as one string; of two that set the same thing the later one counts. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
