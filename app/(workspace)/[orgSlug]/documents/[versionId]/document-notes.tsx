"use client";

import Link from "next/link";
import { OutcomeWord } from "@/components/finding/outcome-word";
import { Button } from "@/components/ui/button";
import { MeaningIcon } from "@/components/ui/meaning-icon";
import { Popover } from "@/components/ui/popover";
import type { Outcome, Severity } from "@/lib/rules/result";

export interface DocumentNotesProps {
  /** Open ones that cite a place of this document, by dollar effect. */
  findings: readonly {
    id: string;
    rule: string;
    because: string;
    severity: Severity;
    outcome: Outcome;
    href: string;
  }[];
  /** What the reader did not understand, with the way to its place. */
  problems: readonly { message: string; page: number | null; href: string | null }[];
}

/** What there is to say of a document: findings that cite it, and what was not understood. */
export function DocumentNotes({ findings, problems }: DocumentNotesProps) {
  return (
    <>
      {problems.length > 0 && (
        <Popover
          label="Problems of the reading"
          align="end"
          trigger={
            <Button size="small">
              <MeaningIcon meaning="warned" />
              {problems.length === 1 ? "1 problem" : `${problems.length} problems`}
            </Button>
          }
        >
          <ul className="scroll-quiet -m-4 max-h-80 overflow-y-auto">
            {problems.map(({ message, page, href }, index) => (
              <li key={`${index} ${message}`} className="border-b px-4 py-2.5 last:border-b-0">
                {message}{" "}
                {href !== null && (
                  <Link href={href} className="whitespace-nowrap text-accent underline underline-offset-3">
                    Show it on page {page}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </Popover>
      )}
      {findings.length > 0 && (
        <Popover
          label="Findings that cite this document"
          align="end"
          trigger={
            <Button size="small">
              <MeaningIcon meaning={findings.some(isGrave) ? "failed" : "warned"} />
              {findings.length === 1 ? "1 finding" : `${findings.length} findings`}
            </Button>
          }
        >
          <ul className="scroll-quiet -m-4 max-h-96 overflow-y-auto">
            {findings.map(({ id, rule, because, severity, outcome, href }) => (
              <li key={id} className="border-b last:border-b-0">
                <Link href={href} className="block px-4 py-2.5 hover:bg-sunken">
                  <span className="flex items-center gap-2 text-xs">
                    <OutcomeWord outcome={outcome} />
                    <span className="text-muted">{severity}</span>
                    <code className="ml-auto text-faint">{rule}</code>
                  </span>
                  <span className="mt-0.5 block">{because}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Popover>
      )}
    </>
  );
}

function isGrave({ severity }: DocumentNotesProps["findings"][number]): boolean {
  return severity === "critical" || severity === "high";
}
