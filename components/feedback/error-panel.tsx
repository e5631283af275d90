"use client";

import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { MeaningIcon } from "@/components/ui/meaning-icon";

export interface ErrorPanelProps {
  title?: string;
  /** What it means and what to do. */
  children?: ReactNode;
  /** Under which the error was reported; null when nothing was. */
  reference: string | null;
  onRetry?: () => void;
  heading?: "h1" | "h2" | "h3";
}

export function ErrorPanel({
  title = "Something went wrong on our side",
  children = "Nothing you entered was changed. Try again; if it stays, tell us the reference.",
  reference,
  onRetry,
  heading: Heading = "h2",
}: ErrorPanelProps) {
  return (
    <div
      role="alert"
      className="mx-auto grid max-w-112 gap-1.5 rounded-md border border-failed/40 bg-surface p-5"
    >
      <Heading className="flex items-center gap-2 font-semibold text-lg">
        <MeaningIcon meaning="failed" className="size-4" />
        {title}
      </Heading>
      <div className="text-muted">{children}</div>
      {(reference !== null || onRetry) && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          {onRetry && (
            <Button variant="primary" onClick={onRetry}>
              <RotateCcw aria-hidden />
              Try again
            </Button>
          )}
          {reference !== null && (
            <span className="text-faint text-xs">
              Reference <code className="select-all text-ink">{reference}</code>
            </span>
          )}
        </div>
      )}
    </div>
  );
}
