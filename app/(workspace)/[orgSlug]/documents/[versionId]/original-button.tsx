"use client";

import { Download } from "lucide-react";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

interface OriginalButtonProps {
  orgSlug: string;
  versionId: string;
  fileName: string;
}

/** The very file that came in. Its address is signed for the moment it is asked for, which is on record. */
export function OriginalButton({ orgSlug, versionId, fileName }: OriginalButtonProps) {
  const toast = useToast();
  const [isBusy, start] = useTransition();
  const download = () =>
    start(async () => {
      const url = await addressOf(orgSlug, versionId);
      if (url) window.location.assign(url);
      else
        toast({
          title: "The original could not be fetched",
          detail: "It is kept as it came in. Try again in a moment.",
          meaning: "failed",
        });
    });
  return (
    <Button
      variant="quiet"
      size="small"
      isBusy={isBusy}
      onClick={download}
      title={`Download ${fileName} as it came in`}
      data-shortcut="o"
      data-shortcut-label="Download the original"
    >
      <Download aria-hidden />
      Original
    </Button>
  );
}

/** Null when it cannot be had, for whatever reason. */
async function addressOf(orgSlug: string, versionId: string): Promise<string | null> {
  try {
    const response = await fetch(`/api/v1/documents/${versionId}/original?organization=${orgSlug}`);
    return response.ok ? (await response.json()).url : null;
  } catch {
    return null;
  }
}
