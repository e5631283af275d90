"use client";

import { useState, useTransition } from "react";
import type { ActionFailure, ActionResult } from "@/lib/actions/action-result";

/** An action as a form or button sends it: whether it is under way, and why it was refused the last time. */
export function useAction<Given extends unknown[], Data>(
  action: (...given: Given) => Promise<ActionResult<Data>>,
  onDone: (data: Data) => void,
) {
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, start] = useTransition();
  const send = (...given: Given) =>
    start(async () => {
      const result = await action(...given);
      setFailure(result.ok ? null : result);
      if (result.ok) onDone(result.data);
    });
  return { send, isBusy, failure };
}
