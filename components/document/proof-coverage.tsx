import { cn } from "@/components/ui/class-names";

export interface ProofCoverageProps {
  figures: number;
  proven: number;
  /** Repaired by the reader or corrected by a person. */
  repaired?: number;
  className?: string;
}

/** *388 of 390 figures proven*: counted, never estimated. */
export function ProofCoverage({ figures, proven, repaired = 0, className }: ProofCoverageProps) {
  if (figures === 0) return <p className={cn("text-muted text-sm", className)}>No figures were read</p>;
  const open = figures - proven - repaired;
  const parts = [
    { id: "proven", count: proven, tone: "bg-proven" },
    { id: "repaired", count: repaired, tone: "bg-repaired" },
    { id: "open", count: open, tone: "hatched bg-unknown-soft" },
  ].filter(({ count }) => count > 0);
  return (
    <div className={cn("flex items-center gap-3", className)}>
      <div aria-hidden className="flex h-1.5 w-32 shrink-0 gap-px overflow-hidden rounded-[2px]">
        {parts.map(({ id, count, tone }) => (
          <div key={id} className={cn("min-w-1", tone)} style={{ flexGrow: count }} />
        ))}
      </div>
      <p className="whitespace-nowrap text-sm tabular-nums">
        <span className="font-medium">{proven.toLocaleString("en-US")}</span>
        <span className="text-muted"> of {figures.toLocaleString("en-US")} figures proven</span>
        {repaired > 0 && <span className="text-repaired"> · {repaired} repaired or corrected</span>}
      </p>
    </div>
  );
}
