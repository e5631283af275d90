"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef } from "react";
import { useAction } from "@/app/use-action";
import { DispositionBar } from "@/components/finding/disposition-bar";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-field";
import type { disposition as dispositionSchema } from "@/lib/services/findings/finding-schemas";
import { commentOnFindingAction, disposeFindingAction } from "../actions";
import { DISPOSITIONS, dispositionWord } from "../dispositions";
import { FindingHistory, type HistoryEntry } from "./finding-history";

type DispositionId = (typeof dispositionSchema)["options"][number];

export interface FindingAnswerProps {
  orgSlug: string;
  finding: {
    id: string;
    title: string;
    verdictHash: string;
    isOpen: boolean;
    disposition: string | null;
    reason: string | null;
    needsAttention: boolean;
  };
  history: readonly HistoryEntry[];
  /** Where to go on once it is answered; null at the end. */
  next: string | null;
  canAnswer: boolean;
}

/** What people said of a finding, and the buttons to say it. */
export function FindingAnswer({ orgSlug, finding, history, next, canAnswer }: FindingAnswerProps) {
  const router = useRouter();
  const dispose = async (choice: { disposition: string; reason: string }) => {
    const { id: findingId, verdictHash } = finding;
    const disposition = choice.disposition as DispositionId; // safe because the options are these
    const result = await disposeFindingAction(orgSlug, {
      findingId,
      verdictHash,
      disposition,
      reason: choice.reason,
    });
    if (result.ok) router.refresh();
    return result.ok ? null : result.message;
  };
  return (
    <div className="grid gap-4 text-ink text-sm">
      {finding.disposition && (
        <p>
          <span className="font-medium">{sentence(finding)}</span> {finding.reason}
        </p>
      )}
      {canAnswer && finding.isOpen && (
        <DispositionBar options={DISPOSITIONS} subject={finding.title} onDispose={dispose} />
      )}
      {next && finding.disposition && !finding.needsAttention && (
        <p>
          <Button variant="primary" onClick={() => router.push(next)}>
            Next finding
          </Button>
        </p>
      )}
      <FindingHistory entries={history} />
      {canAnswer && <CommentForm orgSlug={orgSlug} findingId={finding.id} />}
    </div>
  );
}

function sentence({ disposition, needsAttention }: FindingAnswerProps["finding"]): string {
  const word = dispositionWord(disposition ?? "");
  return needsAttention ? `Was ${word}, and says something else since:` : `Answered, ${word}:`;
}

function CommentForm({ orgSlug, findingId }: { orgSlug: string; findingId: string }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { send, isBusy, failure } = useAction(
    (text: string) => commentOnFindingAction(orgSlug, { findingId, text }),
    () => {
      form.current?.reset();
      router.refresh();
    },
  );
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(String(new FormData(event.currentTarget).get("comment") ?? ""));
  };
  return (
    <form ref={form} onSubmit={onSubmit} className="grid gap-2 print:hidden">
      <TextAreaField id="comment" label="Comment" rows={2} error={failure?.message ?? null} />
      <div>
        <Button type="submit" size="small" isBusy={isBusy}>
          Add the comment
        </Button>
      </div>
    </form>
  );
}
