"use client";

import { ErrorPanel } from "@/components/feedback/error-panel";

/** A page that failed; the frame around it stays. */
export default function WorkspaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="p-6">
      <ErrorPanel reference={error.digest ?? null} onRetry={reset} heading="h1" />
    </div>
  );
}
