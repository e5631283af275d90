"use client";

import type { ReactNode } from "react";
import { ErrorPanel } from "./error-panel";

/** What Next hands to an `error.tsx`. */
export interface PageErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed, in the place of the page: the frame and the way back stay. */
export function PageError({
  error,
  reset,
  title,
  children,
}: PageErrorProps & { title?: string; children?: ReactNode }) {
  return (
    <div className="p-6 max-md:p-4">
      <ErrorPanel heading="h1" reference={error.digest ?? null} onRetry={reset} {...(title ? { title } : {})}>
        {children}
      </ErrorPanel>
    </div>
  );
}
