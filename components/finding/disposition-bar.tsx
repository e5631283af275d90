"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";

export interface DispositionOption {
  id: string;
  /** The button: `Accept`. */
  verb: string;
  /** What it does and what it means, one sentence. */
  meaning: string;
  /** Over the field: `Why is this acceptable?` */
  question: string;
  isReasonRequired: boolean;
  /** The one that is meant to be pressed most. */
  isPrimary?: boolean;
  shortcut?: string;
}

export interface DispositionBarProps {
  options: readonly DispositionOption[];
  /** What is disposed of, as a sentence; stands in the dialog. */
  subject: string;
  /** Null when done; else what stood in the way, in words. */
  onDispose: (choice: { disposition: string; reason: string }) => Promise<string | null>;
}

export function DispositionBar({ options, subject, onDispose }: DispositionBarProps) {
  const [chosen, setChosen] = useState<DispositionOption | null>(null);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {options.map((option) => (
        <Button
          key={option.id}
          variant={option.isPrimary ? "primary" : "secondary"}
          title={option.meaning}
          data-shortcut={option.shortcut}
          onClick={() => setChosen(option)}
        >
          {option.verb}
        </Button>
      ))}
      {chosen && (
        <ReasonDialog
          key={chosen.id}
          option={chosen}
          subject={subject}
          onDispose={onDispose}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}

interface ReasonDialogProps extends Pick<DispositionBarProps, "subject" | "onDispose"> {
  option: DispositionOption;
  onClose: () => void;
}

/** Shorter than this nothing can be explained. */
const LEAST_REASON = 3;

function ReasonDialog({ option, subject, onDispose, onClose }: ReasonDialogProps) {
  const id = useId();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async () => {
    const text = reason.trim();
    if (option.isReasonRequired && text.length < LEAST_REASON) return setError("Say why, in a few words.");
    setIsBusy(true);
    const failure = await onDispose({ disposition: option.id, reason: text });
    setIsBusy(false);
    if (failure === null) onClose();
    else setError(failure);
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={option.verb}
      description={option.meaning}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isBusy} onClick={submit}>
            {option.verb}
          </Button>
        </>
      }
    >
      <p className="mb-4 border-l-2 pl-3 text-muted text-sm">{subject}</p>
      <Field id={id} label={option.question} error={error} isOptional={!option.isReasonRequired}>
        {(control) => (
          <TextArea
            {...control}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
