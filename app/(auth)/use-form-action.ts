"use client";

import { type FormEvent, useState, useTransition } from "react";
import type { ActionFailure, ActionResult } from "@/lib/actions/action-result";

/** Sends a form to an action: what is wrong stands beside the fields, and what was typed stays. */
export function useFormAction<Data>(
  action: (values: Record<string, string>) => Promise<ActionResult<Data>>,
  onDone: (data: Data) => void,
) {
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, start] = useTransition();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    start(async () => {
      const result = await action(Object.fromEntries(entries));
      setFailure(result.ok ? null : result);
      if (result.ok) onDone(result.data);
    });
  };
  const errorOf = (field: string) => failure?.fields.find((each) => each.field === field)?.message ?? null;
  const message = failure && failure.fields.length === 0 ? failure.message : null;
  return { onSubmit, isBusy, errorOf, message };
}
