"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { restoreChartAction } from "./actions";

/** Puts an earlier mapping in force again, as a new version. */
export function RestoreVersion({ orgSlug, version }: { orgSlug: string; version: number }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const restore = () =>
    start(async () => {
      const result = await restoreChartAction(orgSlug, { version, reason: `Back to version ${version}` });
      setMessage(result.ok ? null : result.message);
      router.refresh();
    });
  return (
    <>
      <span role="alert" className="text-failed">
        {message}
      </span>
      <Button size="small" isBusy={isBusy} aria-label={`Restore version ${version}`} onClick={restore}>
        Restore
      </Button>
    </>
  );
}
