"use client";

import { PageError, type PageErrorProps } from "@/components/feedback/page-error";

/** Of a document or of the comparison of its prints. */
export default function DocumentError(props: PageErrorProps) {
  return (
    <PageError {...props} title="The document could not be shown">
      What was handed in is kept as it came. Try again; if it stays, tell us the reference.
    </PageError>
  );
}
