"use client";

import { ErrorPanel } from "@/components/feedback/error-panel";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <ErrorPanel heading="h1" reference={error.digest ?? null} onRetry={reset} />
    </main>
  );
}
