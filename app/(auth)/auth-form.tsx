"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useAction } from "@/app/use-action";
import { Button } from "@/components/ui/button";
import { MeaningIcon } from "@/components/ui/meaning-icon";
import { TextField, type TextFieldProps } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action-result";

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
  const { send, isBusy, failure } = useAction(action, (data) => {
    router.replace(next(data));
    router.refresh();
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    send(Object.fromEntries(entries));
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
