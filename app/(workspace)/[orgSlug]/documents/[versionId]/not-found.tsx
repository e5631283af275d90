import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";

export const metadata: Metadata = { title: "No such document" };

/** A document that is not there, and one of another organisation: the same page for both. */
export default function DocumentNotFound() {
  return (
    <EmptyState heading="h1" title="There is no such document">
      The address may have been cut short. Every document that you may see is found through its property and
      month.
    </EmptyState>
  );
}
