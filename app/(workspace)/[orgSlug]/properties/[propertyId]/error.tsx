"use client";

import { ErrorPanel } from "@/components/feedback/error-panel";

/** Of the property, a month of it, or a metric; the frame and the way back stay. */
export default function PropertyError({
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
        title="The property could not be shown"
        reference={error.digest ?? null}
        onRetry={reset}
      />
    </div>
  );
}
