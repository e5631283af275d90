"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { handInSampleAction } from "./import/actions";

/** Hands in the sample portfolio as if it had been dropped, and leads to where it is read. */
export function SampleButton({ orgSlug }: { orgSlug: string }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const handIn = () =>
    start(async () => {
      const result = await handInSampleAction(orgSlug, {});
      if (result.ok) router.push(`/${orgSlug}/import`);
      else setMessage(result.message);
    });
  return (
    <>
      <Button onClick={handIn} isBusy={isBusy}>
        Look at the sample portfolio
      </Button>
      <p role="alert" className="w-full text-failed text-sm">
        {message}
      </p>
    </>
  );
}
