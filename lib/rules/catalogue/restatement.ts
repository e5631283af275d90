import { type ColumnKey, isPercentColumn } from "@/lib/extraction/reading";
import type { PropertyFacts, StatementVersions } from "@/lib/facts/property-facts";
import { accountKey, type MappedLine, type StatementFacts } from "@/lib/facts/statement-facts";
import type { FactFigure } from "@/lib/formula/fact-source";
import { abs, formatCents } from "@/lib/money/cents";
import { materialityAt } from "../materiality";
import type { DocumentsContext, KnownCause, Verdict } from "../rule";
import { figureEvidence, headerEvidence, notApplicable, notEvaluated, passed } from "../verdicts";

/** A line that two prints of one statement show with other amounts; null where one of them lacks it. */
interface ChangedLine {
  key: string;
  name: string;
  before: FactFigure | null;
  after: FactFigure | null;
  delta: bigint;
  isTotal: boolean;
}

/** DOC-13: the latest print of each statement against the one before it. */
export function restatement(context: DocumentsContext): Verdict {
  const { identities, property, parameters } = context;
  if (identities.every(({ versions }) => versions.length === 1)) {
    return notApplicable("Each statement was printed once.");
  }
  const changed = changesOf(identities);
  const [first] = changed;
  if (!first) return passed("The statement was printed again with the same amounts.");
  const materiality = materialityAt(property, first.after, parameters);
  const largest = changed.reduce((most, { line }) => (abs(line.delta) > most ? abs(line.delta) : most), 0n);
  const isMaterial = largest > materiality;
  const listed = changed.slice(0, 5).map(({ line }) => `${line.name} ${formatCents(line.delta)}`);
  const more = changed.length > 5 ? ` and ${changed.length - 5} more` : "";
  return {
    outcome: isMaterial ? "failed" : "warned",
    severity: isMaterial ? "high" : "medium",
    because: `Printed again with other amounts: ${listed.join("; ")}${more}.`,
    difference: largest,
    evidence: [
      ...figureEvidence(changed.flatMap(({ line }) => [line.before, line.after])),
      ...headerEvidence(first.before, ["print_date", "print_time"]),
      ...headerEvidence(first.after, ["print_date", "print_time"]),
    ],
    ...laterEntry(context, largest),
  };
}

interface Change {
  line: ChangedLine;
  before: StatementFacts;
  after: StatementFacts;
}

/** The lines that differ between the last two prints of each statement. */
function changesOf(identities: readonly StatementVersions[]): Change[] {
  return identities.flatMap(({ versions }) => {
    const [before, after] = versions.slice(-2);
    return before && after ? changedLines(before, after).map((line) => ({ line, before, after })) : [];
  });
}

/** Accounts that the last print of a statement shows with other amounts than the one before; none where it was printed once. */
export function changedAccounts(property: PropertyFacts, statement: StatementFacts): string[] {
  const identity = property.identities.find(({ current }) => current === statement);
  const leaves = changesOf(identity ? [identity] : []).filter(({ line }) => !line.isTotal);
  return [...new Set(leaves.map(({ line }) => line.key))];
}

/** Where all prints agree with themselves, the books were changed between them; the accounts are those of all statements of the day. */
function laterEntry(
  { identities, property, window }: DocumentsContext,
  amount: bigint,
): { cause?: KnownCause } {
  const sameDay = property.identities.filter(({ current }) => current.window.end === window.end);
  const changed = [...changesOf(identities), ...changesOf(sameDay)];
  if (changed.some(({ before, after }) => !holds(before) || !holds(after))) return {};
  const accounts = changed.filter(({ line }) => !line.isTotal).map(({ line }) => line.key);
  return {
    cause: {
      kind: "timing",
      accounts: [...new Set(accounts)],
      amount,
      groupKey: `restated ${window.end}`,
      because: "Every sum of both prints holds: an entry was added between them.",
    },
  };
}

function holds({ document }: StatementFacts): boolean {
  return document.proof.identities.every(({ isClosed }) => isClosed);
}

/** ROL-10: the same for periods that are locked. */
export function restatedLocked(context: DocumentsContext): Verdict {
  if (context.isLocked === null) return notEvaluated("the record of locked periods");
  if (!context.isLocked) return notApplicable("The period is not locked.");
  const verdict = restatement(context);
  return verdict.outcome === "passed" || verdict.outcome === "not_applicable"
    ? passed("The locked period was not restated.")
    : { ...verdict, outcome: "failed", severity: "critical" };
}

function changedLines(before: StatementFacts, after: StatementFacts): ChangedLine[] {
  const columns = after.columns.filter((column) => !isPercentColumn(column));
  const rows = new Map<string, { before?: MappedLine; after?: MappedLine }>();
  const occurrences = (statement: StatementFacts, side: "before" | "after") => {
    const seen = new Map<string, number>();
    for (const mapped of statement.lines) {
      if (mapped.line.kind === "header") continue;
      const name = `${mapped.part} ${mapped.line.kind} ${accountKey(mapped.line)}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      rows.set(`${name} ${count}`, { ...rows.get(`${name} ${count}`), [side]: mapped });
    }
  };
  occurrences(before, "before");
  occurrences(after, "after");
  return [...rows.values()].flatMap((row) => firstChange(row, before, after, columns) ?? []);
}

function firstChange(
  row: { before?: MappedLine; after?: MappedLine },
  before: StatementFacts,
  after: StatementFacts,
  columns: readonly ColumnKey[],
): ChangedLine | null {
  const line = (row.after ?? row.before)?.line;
  if (!line) return null;
  for (const column of columns) {
    const old = row.before ? before.figure(row.before, column) : null;
    const now = row.after ? after.figure(row.after, column) : null;
    const delta = (now?.value ?? 0n) - (old?.value ?? 0n);
    if (delta !== 0n)
      return {
        key: accountKey(line),
        name: line.name,
        before: old,
        after: now,
        delta,
        isTotal: line.kind === "subtotal",
      };
  }
  return null;
}
