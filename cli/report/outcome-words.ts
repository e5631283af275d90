import type { Outcome, Severity } from "@/lib/rules/result";
import type { Painter } from "./paint";

/** Symbol, word and colour of an outcome: never colour alone. */
export function outcomeWords(
  outcome: Outcome,
  paint: Painter,
): { symbol: string; word: string; paint: (text: string) => string } {
  switch (outcome) {
    case "passed":
      return { symbol: "✓", word: "passed", paint: paint.green };
    case "failed":
      return { symbol: "✗", word: "failed", paint: paint.red };
    case "warned":
      return { symbol: "!", word: "warned", paint: paint.yellow };
    case "not_applicable":
      return { symbol: "–", word: "not applicable", paint: paint.dim };
    case "not_evaluated":
      return { symbol: "?", word: "not evaluated", paint: paint.dim };
    case "errored":
      return { symbol: "‼", word: "errored", paint: paint.magenta };
  }
}

export function severityPaint(severity: Severity, paint: Painter): (text: string) => string {
  if (severity === "critical" || severity === "high") return paint.red;
  return severity === "medium" ? paint.yellow : paint.dim;
}
