"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { StatusChip } from "@/components/ui/status-chip";
import { replayRunAction } from "../actions";

/** Makes the run again from what it was made of, and says whether the same comes out. */
export function ReplayRun({ orgSlug, runId }: { orgSlug: string; runId: string }) {
  const [isBusy, start] = useTransition();
  const [said, setSaid] = useState<{ isSame: boolean; because: string } | null>(null);
  const replay = () =>
    start(async () => {
      const result = await replayRunAction(orgSlug, { runId });
      setSaid(
        result.ok
          ? { isSame: result.data.outcome === "identical", because: result.data.because }
          : { isSame: false, because: result.message },
      );
    });
  return (
    <span className="flex flex-wrap items-center gap-3">
      <span role="status" className="flex items-center gap-2 text-sm">
        {said && (
          <>
            <StatusChip meaning={said.isSame ? "proven" : "failed"}>
              {said.isSame ? "identical" : "not the same"}
            </StatusChip>
            {said.because}
          </>
        )}
      </span>
      <Button size="small" isBusy={isBusy} onClick={replay}>
        Replay
      </Button>
    </span>
  );
}
