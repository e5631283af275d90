"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { retryDocumentAction } from "../../import/actions";

/** Reads the same file once more, for failures that were ours. */
export function RetryButton({ orgSlug, versionId }: { orgSlug: string; versionId: string }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const retry = () =>
    start(async () => {
      const result = await retryDocumentAction(orgSlug, { versionId });
      setMessage(result.ok ? null : result.message);
      if (result.ok) router.refresh();
    });
  return (
    <>
      <Button isBusy={isBusy} onClick={retry}>
        Try it again
      </Button>
      <p role="alert" className="w-full text-failed text-sm empty:hidden">
        {message}
      </p>
    </>
  );
}
