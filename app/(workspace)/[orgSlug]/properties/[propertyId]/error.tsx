"use client";

import { PageError, type PageErrorProps } from "@/components/feedback/page-error";

/** Of the property, a month of it, or a metric. */
export default function PropertyError(props: PageErrorProps) {
  return <PageError {...props} title="The property could not be shown" />;
}
