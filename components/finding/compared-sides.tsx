import { valueText } from "@/lib/formula/value-text";
import { TraceRow } from "./trace-row";

export interface ComparedSidesProps {
  /** Canonical money, as are the others. */
  left: string;
  right: string;
  difference: string;
  tolerance: string;
}

/** The numbers of a verdict that is reached line by line and not by one formula: they have no deeper leaves than the evidence. */
export function ComparedSides({ left, right, difference, tolerance }: ComparedSidesProps) {
  return (
    <div className="text-sm">
      <TraceRow level={0} isStrong label="printed" value={left} unit="money" />
      <TraceRow level={0} isStrong label="compared with" value={right} unit="money" />
      <TraceRow
        level={0}
        isStrong
        label="difference"
        value={difference}
        unit="money"
        tone="failed"
        aside={`tolerance ${valueText(tolerance, "money")}`}
      />
    </div>
  );
}
