import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";

export const metadata: Metadata = { title: "No such rule" };

/** A rule that the catalogue does not have. */
export default function RuleNotFound() {
  return (
    <EmptyState heading="h1" title="There is no such rule">
      The address may have been cut short. The catalogue lists every rule there is.
    </EmptyState>
  );
}
