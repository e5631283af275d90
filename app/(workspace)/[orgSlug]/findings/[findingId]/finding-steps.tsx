import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { LinkPending } from "@/components/ui/link-pending";

/** To the finding before and after this one; both are fetched ahead, so that they appear at once. */
export function FindingSteps({
  base,
  previous,
  next,
}: {
  base: string;
  previous: string | null;
  next: string | null;
}) {
  if (previous === null && next === null) return null;
  return (
    <nav
      aria-label="Other findings"
      className="flex items-center justify-end gap-2 border-b bg-surface px-4 py-1.5 print:hidden"
    >
      {previous && (
        <Link
          href={`${base}/${previous}`}
          prefetch
          data-shortcut="k"
          data-shortcut-label="Finding before"
          className={buttonClass({ variant: "quiet", size: "small" })}
        >
          <ArrowLeft aria-hidden />
          Previous
          <LinkPending />
        </Link>
      )}
      {next && (
        <Link
          href={`${base}/${next}`}
          prefetch
          data-shortcut="j"
          data-shortcut-label="Next finding"
          className={buttonClass({ variant: "quiet", size: "small" })}
        >
          Next
          <ArrowRight aria-hidden />
          <LinkPending />
        </Link>
      )}
    </nav>
  );
}
