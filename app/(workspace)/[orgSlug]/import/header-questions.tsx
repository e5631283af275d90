"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { acceptHeaderAction } from "./actions";
import type { ImportedDocument } from "./imported-document";

/** What a person answers by saying that the header is right. */
const QUESTIONS = ["property_differs", "property_not_granted"];

/**
 * Documents whose header says another property than was chosen for them, or one that whoever sent them does not see:
 * nothing is filed before a person has looked.
 */
export function HeaderQuestions({
  orgSlug,
  documents,
  canAnswer,
}: {
  orgSlug: string;
  documents: readonly ImportedDocument[];
  canAnswer: boolean;
}) {
  const asked = documents.filter(
    ({ state, problem }) => state === "waiting" && QUESTIONS.includes(problem?.code ?? ""),
  );
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  if (asked.length === 0) return null;
  const accept = (documents: readonly ImportedDocument[]) =>
    start(async () => {
      for (const { id: versionId } of documents) {
        const result = await acceptHeaderAction(orgSlug, { versionId });
        setMessage(result.ok || result.code === "conflict" ? null : result.message);
      }
    });
  return (
    <Panel
      title={
        asked.length === 1 ? "A document waits for your word" : `${asked.length} documents wait for your word`
      }
      isFlush
      actions={
        canAnswer &&
        asked.length > 1 && (
          <Button size="small" isBusy={isBusy} onClick={() => accept(asked)}>
            File them all
          </Button>
        )
      }
    >
      <ul>
        {asked.map((document) => (
          <li
            key={document.id}
            className="flex flex-wrap items-center gap-3 border-b px-4 py-2 last:border-b-0"
          >
            <span className="min-w-48 flex-1">
              <span className="block truncate font-medium">{document.fileName}</span>
              <span className="block text-muted text-sm">{document.problem?.message}</span>
            </span>
            {canAnswer && (
              <Button
                size="small"
                isBusy={isBusy}
                aria-label={`File ${document.fileName} where its header says`}
                onClick={() => accept([document])}
              >
                File it there
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="px-4 text-failed text-sm empty:hidden">
        {message}
      </p>
    </Panel>
  );
}
