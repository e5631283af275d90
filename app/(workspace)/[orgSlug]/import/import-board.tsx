"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { DropZone } from "@/components/import/drop-zone";
import { type ImportFile, importTotals } from "@/components/import/import-file";
import { ImportList } from "@/components/import/import-list";
import { ImportProgress } from "@/components/import/import-progress";
import { retryDocumentAction } from "./actions";
import { HeaderQuestions } from "./header-questions";
import { type ImportedDocument, importFile } from "./imported-document";
import { PropertyOffers } from "./property-offers";
import { type OutgoingFile, useOutbox } from "./use-outbox";
import { useProgress } from "./use-progress";

export interface ImportBoardProps {
  orgSlug: string;
  documents: readonly ImportedDocument[];
  canSend: boolean;
  canCreate: boolean;
  /** The property that the files are said to be of; null where their headers alone decide. */
  chosen: { id: string; name: string } | null;
}

/** Drop, and watch: every file from the moment it is let go until it is reconciled, or stopped with a reason. */
export function ImportBoard({ orgSlug, documents: initial, canSend, canCreate, chosen }: ImportBoardProps) {
  const router = useRouter();
  const { documents } = useProgress(orgSlug, initial);
  const [duplicates, setDuplicates] = useState<ReadonlySet<string>>(new Set());
  const outbox = useOutbox({ orgSlug, propertyId: chosen?.id ?? null }, (id, isDuplicate) => {
    if (isDuplicate) setDuplicates((all) => new Set(all).add(id));
  });
  const base = `/${orgSlug}`;
  const files = useMemo(() => {
    const there = [...documents.values()]
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .map((document) => asFile(document, base, duplicates));
    return [...outbox.files.map(asOutgoing), ...there];
  }, [documents, duplicates, outbox.files, base]);
  const totals = importTotals(files);
  const remainingMs = useRemaining(totals.finished + totals.stopped, totals.working);
  useRefreshWhen(totals.working === 0, router.refresh);
  return (
    <div className="grid gap-4">
      {canSend && (
        <DropZone
          onFiles={outbox.send}
          accepts="PDF as printed by the accounting system, up to 50 MB each"
          acceptList=".pdf,application/pdf"
          isSmall={files.length > 0}
        >
          {chosen && (
            <p className="text-sm">
              For {chosen.name}; a print of another property is asked about.{" "}
              <Link href={`${base}/import`} className="underline underline-offset-3 hover:text-accent">
                Take any property
              </Link>
            </p>
          )}
        </DropZone>
      )}
      {files.length > 0 && <ImportProgress totals={totals} remainingMs={remainingMs} />}
      <PropertyOffers orgSlug={orgSlug} documents={[...documents.values()]} canCreate={canCreate} />
      <HeaderQuestions orgSlug={orgSlug} documents={[...documents.values()]} canAnswer={canSend} />
      {files.length > 0 && (
        <ImportList
          files={files}
          onRetry={(id) => outbox.resend(id) || void retryDocumentAction(orgSlug, { versionId: id })}
        />
      )}
    </div>
  );
}

function asFile(document: ImportedDocument, base: string, duplicates: ReadonlySet<string>): ImportFile {
  const file = importFile(document, base);
  return duplicates.has(document.id) && file.result
    ? { ...file, result: { ...file.result, word: "already here" } }
    : file;
}

function asOutgoing({ id, name, folder, sent, problem }: OutgoingFile): ImportFile {
  const isRefused = problem !== null;
  return {
    id,
    name,
    folder,
    kind: null,
    property: null,
    period: null,
    done: null,
    state: isRefused ? "stopped" : "working",
    result: isRefused ? { meaning: "failed", word: "refused" } : null,
    reason: problem,
    sent: isRefused ? null : sent,
  };
}

/** What is left at the pace since this page saw the first one done; null while nothing is to be said. */
function useRemaining(done: number, open: number): number | null {
  const start = useRef<{ at: number; done: number } | null>(null);
  useEffect(() => {
    if (open === 0) start.current = null;
    else start.current ??= { at: performance.now(), done };
  }, [open, done]);
  if (open === 0 || !start.current || done <= start.current.done) return null;
  return ((performance.now() - start.current.at) / (done - start.current.done)) * open;
}

/** The numbers in the frame are the server's: they are asked for again when the work is through. */
function useRefreshWhen(isQuiet: boolean, refresh: () => void): void {
  const wasQuiet = useRef(isQuiet);
  useEffect(() => {
    if (isQuiet && !wasQuiet.current) refresh();
    wasQuiet.current = isQuiet;
  }, [isQuiet, refresh]);
}
