import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";

export const metadata: Metadata = { title: "No such run" };

/** A run that is not there, and one of another organisation: the same page for both. */
export default function RunNotFound() {
  return (
    <EmptyState heading="h1" title="There is no such run">
      The address may have been cut short. None is ever removed: the list of runs has every one.
    </EmptyState>
  );
}
