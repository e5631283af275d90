import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <EmptyState
        heading="h1"
        title="There is nothing at this address"
        action={<LinkButton href="/">Go to the start</LinkButton>}
      >
        The page was moved or removed, or it belongs to an organisation that you are not a member of.
      </EmptyState>
    </main>
  );
}
