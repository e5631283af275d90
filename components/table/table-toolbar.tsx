"use client";

import { Copy, Rows2, Rows3, Rows4 } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useToast } from "@/components/ui/toast";
import { DENSITIES, type Density, useDensity } from "@/components/ui/use-display";

export interface TableToolbarProps {
  count: number;
  /** The whole table as a spreadsheet takes it. */
  copyText: () => string;
  /** Filters and tabs, at the left. */
  children?: ReactNode;
}

const ICONS: Record<Density, ReactNode> = {
  compact: <Rows4 aria-hidden />,
  regular: <Rows3 aria-hidden />,
  comfortable: <Rows2 aria-hidden />,
};

const NAMES: Record<Density, string> = {
  compact: "Compact rows",
  regular: "Regular rows",
  comfortable: "Tall rows",
};

export function TableToolbar({ count, copyText, children }: TableToolbarProps) {
  const [density, setDensity] = useDensity();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(copyText());
    toast({ title: `Copied ${count === 1 ? "1 row" : `${count} rows`} with headers`, meaning: "proven" });
  };
  return (
    <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2 print:hidden">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-md:basis-full">{children}</div>
      {count > 0 && (
        <>
          <span className="text-faint text-xs" aria-live="polite">
            {count === 1 ? "1 row" : `${count.toLocaleString("en-US")} rows`}
          </span>
          <IconButton label="Copy the table with headers" size="small" onClick={copy}>
            <Copy aria-hidden />
          </IconButton>
          <SegmentedControl
            label="Height of rows"
            value={density}
            onChange={(chosen) => {
              const found = DENSITIES.find((one) => one === chosen);
              if (found) setDensity(found);
            }}
            segments={DENSITIES.map((one) => ({ value: one, label: NAMES[one], icon: ICONS[one] }))}
          />
        </>
      )}
    </div>
  );
}
