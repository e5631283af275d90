import type { Stage } from "@/components/ui/stage-bar";
import type { Meaning } from "@/components/ui/status";

/** One handed-in file and how far it has come. */
export interface ImportFile {
  id: string;
  name: string;
  /** Folders it lay in. */
  folder?: string;
  /** `Balance sheet`; null until it is recognised. */
  kind: string | null;
  property: { name: string; href?: string } | null;
  /** `31 Mar 2026`, `Jan–Mar 2026` */
  period: string | null;
  done: Stage | null;
  state: "working" | "waiting" | "stopped" | "finished";
  /** `388 of 390 proven`, `2 findings` */
  result: { meaning: Meaning; word: string; href?: string } | null;
  /** Why it stopped, in words, and what to do. */
  reason: string | null;
  /** Share that has been sent, 0 to 1; null once it is there. */
  sent: number | null;
}

export interface ImportTotals {
  files: number;
  finished: number;
  stopped: number;
  working: number;
  waiting: number;
}

export function importTotals(files: readonly ImportFile[]): ImportTotals {
  const count = (state: ImportFile["state"]) => files.filter((file) => file.state === state).length;
  return {
    files: files.length,
    finished: count("finished"),
    stopped: count("stopped"),
    working: count("working"),
    waiting: count("waiting"),
  };
}

/** `about 2 minutes left`; null while nothing can be said. */
export function remainingText(remainingMs: number | null): string | null {
  if (remainingMs === null) return null;
  if (remainingMs < 10_000) return "a few seconds left";
  if (remainingMs < 55_000) return `about ${Math.round(remainingMs / 10_000) * 10} seconds left`;
  const minutes = Math.max(1, Math.round(remainingMs / 60_000));
  return minutes === 1 ? "about a minute left" : `about ${minutes} minutes left`;
}
