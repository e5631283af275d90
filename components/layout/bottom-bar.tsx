"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { NavigationItem } from "./navigation";
import { NavigationIcon } from "./navigation-icon";
import { Count, type NavigationListProps } from "./navigation-rail";

/** Loaded when first asked for. */
const MenuSheet = lazy(() => import("./menu-sheet"));

/** As many as a thumb tells apart on 360 pixels, with the menu as the fifth. */
const SHOWN = 4;

/** The rail of narrow screens: the first items in reach of the thumb, the rest one tap away. */
export function BottomBar({ groups, current }: NavigationListProps) {
  const [isMenuShown, setIsMenuShown] = useState(false);
  const shown = (groups[0] ?? []).slice(0, SHOWN);
  return (
    <nav
      aria-label="Organisation, short"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {shown.map((item) => (
        <BarLink key={item.id} item={item} isCurrent={item.id === current} />
      ))}
      <button type="button" className={barClass} aria-haspopup="dialog" onClick={() => setIsMenuShown(true)}>
        <Menu aria-hidden className="size-4" />
        Menu
      </button>
      <Suspense>
        {isMenuShown && <MenuSheet groups={groups} current={current} onClose={() => setIsMenuShown(false)} />}
      </Suspense>
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
