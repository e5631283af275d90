"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** A run takes moments; until it is there the page looks again. */
const LOOK_AGAIN_MS = 1_000;

export function WaitForRun() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <p role="status" className="text-muted">
      The run waits for its turn; this page shows it as soon as it is made.
    </p>
  );
}
