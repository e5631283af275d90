"use client";

import Link from "next/link";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface Tab {
  id: string;
  label: string;
  count?: number;
  content: ReactNode;
}

const tabClass =
  "-mb-px inline-flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-1 font-medium text-muted text-sm hover:text-ink";
const activeClass = "border-accent text-ink";

/** Tabs of one page whose contents are all at hand. */
export function Tabs({ tabs, initial, label }: { tabs: readonly Tab[]; initial?: string; label: string }) {
  return (
    <Radix.Root defaultValue={initial ?? tabs[0]?.id ?? ""}>
      <Radix.List
        aria-label={label}
        className="scroll-quiet flex gap-4 overflow-x-auto border-b print:hidden"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className={cn(tabClass, "data-[state=active]:border-accent data-[state=active]:text-ink")}
          >
            {tab.label}
            <Count value={tab.count} />
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

export interface LinkTab {
  id: string;
  label: string;
  href: string;
  count?: number;
}

/** Tabs that live in the address: each is a link, and the page behind it is loaded by the server. */
export function LinkTabs({
  tabs,
  current,
  label,
}: {
  tabs: readonly LinkTab[];
  current: string;
  label: string;
}) {
  return (
    <nav aria-label={label} className="scroll-quiet flex gap-4 overflow-x-auto border-b print:hidden">
      {tabs.map((tab) => (
        <Link
          key={tab.id}
          href={tab.href}
          aria-current={tab.id === current ? "page" : undefined}
          className={cn(tabClass, tab.id === current && activeClass)}
        >
          {tab.label}
          <Count value={tab.count} />
        </Link>
      ))}
    </nav>
  );
}

function Count({ value }: { value: number | undefined }) {
  if (value === undefined) return null;
  return <span className="rounded-sm bg-sunken px-1.5 text-muted text-xs">{value}</span>;
}
