"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page again whenever the server tells that its document has come further. */
export function UntilRead({ orgSlug, versionId }: { orgSlug: string; versionId: string }) {
  const router = useRouter();
  useEffect(() => {
    const stream = new EventSource(`/api/v1/events?organization=${encodeURIComponent(orgSlug)}`);
    stream.addEventListener("document", (event: MessageEvent<string>) => {
      if (JSON.parse(event.data).id === versionId) router.refresh();
    });
    return () => stream.close();
  }, [orgSlug, versionId, router]);
  return null;
}
