"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { OverlayClose, Sheet } from "@/components/ui/dialog";
import type { NavigationItem } from "./navigation";
import { NavigationIcon } from "./navigation-icon";
import { Count, type NavigationListProps } from "./navigation-rail";

/** As many as a thumb tells apart on 360 pixels, with the menu as the fifth. */
const SHOWN = 4;

/** The rail of narrow screens: the first items in reach of the thumb, the rest one tap away. */
export function BottomBar({ groups, current }: NavigationListProps) {
  const shown = (groups[0] ?? []).slice(0, SHOWN);
  return (
    <nav
      aria-label="Organisation, short"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {shown.map((item) => (
        <BarLink key={item.id} item={item} isCurrent={item.id === current} />
      ))}
      <Sheet
        title="Menu"
        side="bottom"
        trigger={
          <button type="button" className={barClass}>
            <Menu aria-hidden className="size-4" />
            Menu
          </button>
        }
      >
        <ul className="grid grid-cols-2 gap-1">
          {groups.flat().map((item) => (
            <li key={item.id}>
              <OverlayClose>
                <Link
                  href={item.href}
                  aria-current={item.id === current ? "page" : undefined}
                  className="flex h-11 items-center gap-2.5 rounded-md px-2 hover:bg-sunken aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
                >
                  <NavigationIcon name={item.icon} />
                  <span className="flex-1 truncate">{item.label}</span>
                  <Count item={item} isOverlaid={false} />
                </Link>
              </OverlayClose>
            </li>
          ))}
        </ul>
      </Sheet>
    </nav>
  );
}

const barClass =
  "relative flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-muted aria-[current=page]:font-medium aria-[current=page]:text-accent";

function BarLink({ item, isCurrent }: { item: NavigationItem; isCurrent: boolean }) {
  return (
    <Link href={item.href} aria-current={isCurrent ? "page" : undefined} className={barClass}>
      <NavigationIcon name={item.icon} />
      {item.label}
      <span className="absolute top-0.5 right-[calc(50%-27px)] leading-none">
        <span className={cn(item.count && "rounded-sm bg-accent px-0.5 text-on-accent")}>
          <Count item={item} isOverlaid={false} />
        </span>
      </span>
    </Link>
  );
}
