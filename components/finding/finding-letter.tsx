"use client";

import type { ReactNode } from "react";
import { EvidenceCrop } from "@/components/document/evidence-crop";
import type { PageView } from "@/components/document/page-view";
import type { Box } from "@/lib/extraction/page";
import type { Trace } from "@/lib/formula/trace";
import type { Outcome, Severity } from "@/lib/rules/result";
import { CauseBlock, type CauseBlockProps } from "./cause-block";
import { ComparedSides, type ComparedSidesProps } from "./compared-sides";
import type { TraceDocuments } from "./figure-link";
import { type HistoryPoint, HistorySpark } from "./history-spark";
import { OutcomeWord } from "./outcome-word";
import { TraceView, type TraceViewProps } from "./trace-view";

export interface LetterEvidence {
  id: string;
  page: PageView;
  box: Box;
  text: string;
  caption: string;
}

export interface FindingLetterProps {
  /** Of the rule, in words: `Total current liabilities do not add up at Mill Creek, Dec 2025.` */
  title: string;
  outcome: Outcome;
  severity: Severity;
  /** What the rule says of the numbers. */
  because: string;
  why: CauseBlockProps;
  trace: Trace | null;
  /** What was compared, where there is no trace. */
  sides: ComparedSidesProps | null;
  documents: TraceDocuments;
  evidence: readonly LetterEvidence[];
  history: readonly HistoryPoint[];
  /** `rule BSI-06 v3`, `run of 31 Mar 2026, 14:02` — links where there is something to see. */
  facts: readonly ReactNode[];
  /** What is different from the run before; null when nothing is. */
  changed?: ReactNode;
  /** What a person decided, or the buttons to decide. */
  disposition?: ReactNode;
  marks?: Pick<TraceViewProps, "litId" | "onLight" | "onSource">;
  heading?: "h1" | "h2";
}

/** Reads like a letter: what is wrong, what the numbers are, why, what else follows, and what can be done. */
export function FindingLetter(props: FindingLetterProps) {
  const {
    title,
    outcome,
    severity,
    because,
    why,
    trace,
    sides,
    documents,
    evidence,
    history,
    facts,
    marks = {},
  } = props;
  const { changed, disposition, heading: Heading = "h1" } = props;
  return (
    <article className="grid max-w-180 grid-cols-[minmax(0,1fr)] content-start gap-5 p-6 max-md:p-4 print:max-w-none print:p-0">
      <header>
        <div className="flex items-start justify-between gap-x-4 max-md:flex-col">
          <Heading className="text-pretty font-semibold text-xl tracking-[-0.01em]">{title}</Heading>
          <span className="mt-1 shrink-0 text-muted text-sm">
            <OutcomeWord outcome={outcome} /> · {severity}
          </span>
        </div>
        <p className="mt-1.5 text-pretty text-base text-muted">{because}</p>
      </header>
      <CauseBlock {...why} />
      {trace && (
        <section aria-label="The formula with its numbers" className="border-y py-1.5">
          <TraceView trace={trace} documents={documents} {...marks} />
        </section>
      )}
      {sides && (
        <section aria-label="What was compared" className="border-y py-1.5">
          <ComparedSides {...sides} />
        </section>
      )}
      {evidence.length > 0 && (
        <section aria-label="Evidence" className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
          {evidence.map(({ id, ...crop }) => (
            <EvidenceCrop key={id} {...crop} isLit={marks.litId === id} />
          ))}
        </section>
      )}
      {changed && <p className="text-muted text-sm">{changed}</p>}
      <footer className="flex flex-wrap items-center gap-x-3 gap-y-3 text-faint text-xs">
        {facts.map((fact, index) => (
          <span key={typeof fact === "string" ? fact : index} className="flex items-center gap-3">
            {index > 0 && <span aria-hidden>·</span>}
            {fact}
          </span>
        ))}
        {history.length > 0 && (
          <span className="flex items-center gap-2">
            <span aria-hidden>·</span>
            history <HistorySpark points={history} />
          </span>
        )}
        {disposition && <div className="w-full">{disposition}</div>}
      </footer>
    </article>
  );
}
