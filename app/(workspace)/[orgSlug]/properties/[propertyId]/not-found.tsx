import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";

export const metadata: Metadata = { title: "No such property" };

/** A property that is not there, and one of another organisation: the same page for both. */
export default function PropertyNotFound() {
  return (
    <EmptyState heading="h1" title="There is no such property, month or metric">
      It may have been moved, or the address was cut short. The portfolio lists every property that you may
      see.
    </EmptyState>
  );
}
