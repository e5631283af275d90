import Link from "next/link";
import type { ReactNode } from "react";

/** Out of a form without sending it, to where the person belongs. */
export function BackLink({ children }: { children: ReactNode }) {
  return (
    <Link href="/" className="font-medium text-accent underline">
      {children}
    </Link>
  );
}
