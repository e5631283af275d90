import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

/** What is not there, and what is somebody else's: the same page for both. */
export default function WorkspaceNotFound() {
  return (
    <EmptyState
      heading="h1"
      title="There is nothing here"
      action={
        <LinkButton href="/" variant="primary">
          To the portfolio
        </LinkButton>
      }
    >
      It may have been moved, or it belongs to an organisation that you are not a member of.
    </EmptyState>
  );
}
