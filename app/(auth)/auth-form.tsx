"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { MeaningIcon } from "@/components/ui/meaning-icon";
import { TextField, type TextFieldProps } from "@/components/ui/text-field";
import type { ActionFailure, ActionResult } from "@/lib/actions/action-result";

export interface AuthFormProps<Data> {
  fields: readonly TextFieldProps[];
  /** What its button says. */
  label: string;
  action: (values: Record<string, string>) => Promise<ActionResult<Data>>;
  /** Where to go on once it is done. */
  next: (data: Data) => string;
}

/** A form that sends itself to an action: what is wrong stands beside the fields, and what was typed stays. */
export function AuthForm<Data>({ fields, label, action, next }: AuthFormProps<Data>) {
  const router = useRouter();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, start] = useTransition();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    start(async () => {
      const result = await action(Object.fromEntries(entries));
      setFailure(result.ok ? null : result);
      if (!result.ok) return;
      router.replace(next(result.data));
      router.refresh();
    });
  };
  const errorOf = (id: string) => failure?.fields.find(({ field }) => field === id)?.message ?? null;
  return (
    <form onSubmit={onSubmit} className="grid gap-4" method="post" noValidate>
      <div role="alert">
        {failure?.fields.length === 0 && (
          <p className="flex gap-2 rounded-md border border-failed/40 bg-failed-soft px-3 py-2 text-sm">
            <MeaningIcon meaning="failed" className="mt-0.5" />
            {failure.message}
          </p>
        )}
      </div>
      {fields.map((field) => (
        <TextField key={field.id} {...field} error={errorOf(field.id)} />
      ))}
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {label}
      </Button>
    </form>
  );
}
