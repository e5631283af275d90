"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CollectedFile } from "@/components/import/collect-files";
import { type Destination, sendFile } from "./send-file";

/** A file that is not there yet, or never will be. */
export interface OutgoingFile {
  id: string;
  name: string;
  folder: string;
  /** Share that has been sent. */
  sent: number;
  problem: string | null;
}

/** More at a time would not be quicker, and the files in front would take longer to show something. */
const SENT_AT_ONCE = 4;

/** Sends files a few at a time; those that are there leave the list, those that are refused stay with the reason. */
export function useOutbox(destination: Destination, onArrived: (id: string, isDuplicate: boolean) => void) {
  const [files, setFiles] = useState<readonly OutgoingFile[]>([]);
  const queue = useRef<{ id: string; file: File }[]>([]);
  /** Those that were refused, for another try. */
  const refused = useRef(new Map<string, File>());
  const active = useRef(0);
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  const to = useRef(destination);
  to.current = destination;

  const change = useCallback((id: string, part: Partial<OutgoingFile>) => {
    setFiles((all) => all.map((file) => (file.id === id ? { ...file, ...part } : file)));
  }, []);

  const work = useCallback(async () => {
    active.current += 1;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { id, file } = next;
      const result = await sendFile(to.current, file, (sent) => change(id, { sent }));
      if (result.ok) {
        arrived.current(result.id, result.isDuplicate);
        setFiles((all) => all.filter((each) => each.id !== id));
      } else if (result.retryAfterSeconds !== null) {
        queue.current.unshift(next);
        await new Promise((resume) => setTimeout(resume, (result.retryAfterSeconds ?? 1) * 1000));
      } else {
        refused.current.set(id, file);
        change(id, { problem: result.problem });
      }
    }
    active.current -= 1;
  }, [change]);

  const enqueue = useCallback(
    (added: readonly { id: string; file: File }[]) => {
      queue.current.push(...added);
      for (let free = SENT_AT_ONCE - active.current; free > 0; free -= 1) void work();
    },
    [work],
  );

  const send = useCallback(
    (collected: readonly CollectedFile[]) => {
      const added = collected.map(({ file, path }) => ({ id: crypto.randomUUID(), file, path }));
      setFiles((all) => [...all, ...added.map(({ id, path }) => outgoing(id, path))]);
      enqueue(added);
    },
    [enqueue],
  );

  /** False for a file that is not of this list. */
  const resend = useCallback(
    (id: string): boolean => {
      const file = refused.current.get(id);
      if (!file) return false;
      refused.current.delete(id);
      change(id, { problem: null, sent: 0 });
      enqueue([{ id, file }]);
      return true;
    },
    [change, enqueue],
  );

  const isSending = files.some(({ problem }) => problem === null);
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);

  return { files, send, resend };
}

function outgoing(id: string, path: string): OutgoingFile {
  const folders = path.split("/");
  const name = folders.pop() ?? path;
  return { id, name, folder: folders.join("/"), sent: 0, problem: null };
}
