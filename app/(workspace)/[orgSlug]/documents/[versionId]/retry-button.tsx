"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/app/use-action";
import { Button } from "@/components/ui/button";
import { retryDocumentAction } from "../../import/actions";

/** Reads the same file once more, for failures that were ours. */
export function RetryButton({ orgSlug, versionId }: { orgSlug: string; versionId: string }) {
  const router = useRouter();
  const { send, isBusy, failure } = useAction(
    () => retryDocumentAction(orgSlug, { versionId }),
    () => router.refresh(),
  );
  return (
    <>
      <Button isBusy={isBusy} onClick={send}>
        Try it again
      </Button>
      <p role="alert" className="w-full text-failed text-sm empty:hidden">
        {failure?.message}
      </p>
    </>
  );
}
