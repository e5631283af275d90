"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/app/use-action";
import { Button } from "@/components/ui/button";
import { handInSampleAction } from "./import/actions";

/** Hands in the sample portfolio as if it had been dropped, and leads to where it is read. */
export function SampleButton({ orgSlug }: { orgSlug: string }) {
  const router = useRouter();
  const { send, isBusy, failure } = useAction(
    () => handInSampleAction(orgSlug, {}),
    () => router.push(`/${orgSlug}/import`),
  );
  return (
    <>
      <Button onClick={send} isBusy={isBusy}>
        Look at the sample portfolio
      </Button>
      <p role="alert" className="w-full text-failed text-sm">
        {failure?.message}
      </p>
    </>
  );
}
