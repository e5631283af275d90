"use client";

import { useLinkStatus } from "next/link";

/** Inside a link that keeps the present page in sight: a line at the top while the next one takes longer than a moment. */
export function LinkPending() {
  if (!useLinkStatus().pending) return null;
  return (
    <span
      role="status"
      className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 animate-late bg-accent print:hidden"
    >
      <span className="sr-only">Loading the next page</span>
    </span>
  );
}
