"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { acceptHeaderAction } from "./actions";
import type { ImportedDocument } from "./imported-document";

/** Documents whose header says another property than was chosen for them: nothing is filed before a person has looked. */
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
    ({ state, problem }) => state === "waiting" && problem?.code === "property_differs",
  );
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  if (asked.length === 0) return null;
  const accept = (versionId: string) =>
    start(async () => {
      const result = await acceptHeaderAction(orgSlug, { versionId });
      setMessage(result.ok ? null : result.message);
    });
  return (
    <Panel title="Another property than you chose" isFlush>
      <ul>
        {asked.map(({ id, fileName, problem }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 border-b px-4 py-2 last:border-b-0">
            <span className="min-w-48 flex-1">
              <span className="block truncate font-medium">{fileName}</span>
              <span className="block text-muted text-sm">{problem?.message}</span>
            </span>
            {canAnswer && (
              <Button
                size="small"
                isBusy={isBusy}
                aria-label={`File ${fileName} where its header says`}
                onClick={() => accept(id)}
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
