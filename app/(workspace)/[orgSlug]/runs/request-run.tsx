"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/app/use-action";
import { Button } from "@/components/ui/button";
import { requestRunAction } from "./actions";

/** A run over everything the organisation has, by hand. */
export function RequestRun({ orgSlug }: { orgSlug: string }) {
  const router = useRouter();
  const { send, isBusy, failure } = useAction(
    () => requestRunAction(orgSlug, { propertyId: null }),
    ({ runId }) => router.push(`/${orgSlug}/runs/${runId}`),
  );
  return (
    <>
      <span role="alert" className="text-failed text-sm">
        {failure?.message}
      </span>
      <Button variant="primary" isBusy={isBusy} onClick={send}>
        Run every rule now
      </Button>
    </>
  );
}
