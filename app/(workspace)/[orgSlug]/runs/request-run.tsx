"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { requestRunAction } from "./actions";

/** A run over everything the organisation has, by hand. */
export function RequestRun({ orgSlug }: { orgSlug: string }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const request = () =>
    start(async () => {
      const result = await requestRunAction(orgSlug, { propertyId: null });
      setMessage(result.ok ? null : result.message);
      if (result.ok) router.push(`/${orgSlug}/runs/${result.data.runId}`);
    });
  return (
    <>
      <span role="alert" className="text-failed text-sm">
        {message}
      </span>
      <Button variant="primary" isBusy={isBusy} onClick={request}>
        Run every rule now
      </Button>
    </>
  );
}
