"use client";

import { ErrorPanel } from "@/components/feedback/error-panel";
import { ThemeScript } from "@/components/layout/theme-script";
import "./globals.css";

/** Stands in for the whole document when the layout itself fails, so it brings its own. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <title>Something went wrong · REIMS</title>
        <ThemeScript />
      </head>
      <body>
        <main className="grid min-h-dvh place-items-center p-6">
          <ErrorPanel heading="h1" reference={error.digest ?? null} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
