import { ProgressBar } from "@/components/ui/progress-bar";
import { type ImportTotals, remainingText } from "./import-file";

export interface ImportProgressProps {
  totals: ImportTotals;
  /** Estimated from what is done; null while nothing can be said. */
  remainingMs: number | null;
}

/** The whole import in one line; changes are read out, politely. */
export function ImportProgress({ totals, remainingMs }: ImportProgressProps) {
  const { files, finished, stopped, working, waiting } = totals;
  const isDone = finished + stopped === files;
  return (
    <div className="rounded-md border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4" aria-live="polite">
        <p className="font-medium">
          {finished} of {files} {files === 1 ? "document" : "documents"} done
          {stopped > 0 && <span className="text-failed"> · {stopped} stopped</span>}
        </p>
        <p className="text-muted text-sm">
          {isDone
            ? stopped === 0
              ? "Everything is read and reconciled"
              : "The reasons stand in the rows below"
            : [
                working > 0 && `${working} under way`,
                waiting > 0 && `${waiting} ${waiting === 1 ? "waits" : "wait"} for you`,
                remainingText(remainingMs),
              ]
                .filter(Boolean)
                .join(" · ")}
        </p>
      </div>
      <ProgressBar
        className="mt-2"
        label="Documents done"
        value={finished + stopped}
        max={files}
        tone={isDone && stopped === 0 ? "proven" : "accent"}
      />
    </div>
  );
}
