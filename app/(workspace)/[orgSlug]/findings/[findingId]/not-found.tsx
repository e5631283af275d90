import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";

export const metadata: Metadata = { title: "No such finding" };

/** A finding that is not there, and one of another organisation: the same page for both. */
export default function FindingNotFound() {
  return (
    <EmptyState heading="h1" title="There is no such finding">
      The address may have been cut short. The list of findings has every one that you may see, cleared ones
      too.
    </EmptyState>
  );
}
