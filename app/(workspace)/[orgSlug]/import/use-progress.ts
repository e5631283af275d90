"use client";

import { useCallback, useEffect, useState } from "react";
import type { ImportedDocument } from "./imported-document";

/** Documents by id, kept up with what the server tells of them while the page is open. */
export function useProgress(orgSlug: string, initial: readonly ImportedDocument[]) {
  const [documents, setDocuments] = useState(() => new Map(initial.map((each) => [each.id, each])));
  const put = useCallback((arrived: readonly ImportedDocument[]) => {
    setDocuments((all) => new Map([...all, ...arrived.map((each) => [each.id, each] as const)]));
  }, []);

  useEffect(() => {
    const stream = new EventSource(`/api/v1/events?organization=${encodeURIComponent(orgSlug)}`);
    // Hundreds of files tell of themselves at once: they are shown together, once a frame.
    let waiting: ImportedDocument[] = [];
    let frame = 0;
    stream.addEventListener("document", (event: MessageEvent<string>) => {
      waiting.push(JSON.parse(event.data));
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        put(waiting);
        waiting = [];
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stream.close();
    };
  }, [orgSlug, put]);

  return { documents, put };
}
