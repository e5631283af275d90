"use client";

import { ErrorPanel } from "@/components/feedback/error-panel";

/** Of a document or of the comparison of its prints. */
export default function DocumentError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="p-6 max-md:p-4">
      <ErrorPanel
        heading="h1"
        title="The document could not be shown"
        reference={error.digest ?? null}
        onRetry={reset}
      >
        What was handed in is kept as it came. Try again; if it stays, tell us the reference.
      </ErrorPanel>
    </div>
  );
}
