import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import type { NavigationItem } from "./navigation";
import { NavigationIcon } from "./navigation-icon";

export interface NavigationListProps {
  groups: readonly (readonly NavigationItem[])[];
  current: string | null;
}

/** At the left of every page; only icons where the window is of middle width. */
export function NavigationRail({ groups, current }: NavigationListProps) {
  return (
    <nav
      aria-label="Organisation"
      className="frame-rail scroll-quiet overflow-y-auto border-r bg-surface p-2 print:hidden"
    >
      {groups.map((items, index) => (
        <ul key={items[0]?.id} className={cn("grid gap-px", index > 0 && "mt-2 border-t pt-2")}>
          {items.map((item) => (
            <li key={item.id}>
              <RailLink item={item} isCurrent={item.id === current} />
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

function RailLink({ item, isCurrent }: { item: NavigationItem; isCurrent: boolean }) {
  return (
    <Link
      href={item.href}
      title={item.label}
      aria-current={isCurrent ? "page" : undefined}
      data-shortcut={item.shortcut}
      data-shortcut-label={item.shortcut && `Go to ${item.label}`}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md px-2 text-muted text-sm hover:bg-sunken hover:text-ink max-lg:justify-center",
        isCurrent && "bg-accent-soft font-medium text-accent hover:bg-accent-soft hover:text-accent",
      )}
    >
      <NavigationIcon name={item.icon} />
      <span className="min-w-0 flex-1 truncate max-lg:sr-only">{item.label}</span>
      <Count item={item} />
    </Link>
  );
}

/** How much waits behind an item. */
export function Count({ item, isOverlaid = true }: { item: NavigationItem; isOverlaid?: boolean }) {
  if (!item.count) return null;
  return (
    <span
      className={cn(
        "rounded-sm px-1 text-2xs text-current",
        isOverlaid && "max-lg:absolute max-lg:top-0 max-lg:right-0 max-lg:bg-accent max-lg:text-on-accent",
      )}
    >
      {item.count > 999 ? "999+" : item.count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
