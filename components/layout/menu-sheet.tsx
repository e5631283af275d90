"use client";

import Link from "next/link";
import { OverlayClose, Sheet } from "@/components/ui/dialog";
import { NavigationIcon } from "./navigation-icon";
import { Count, type NavigationListProps } from "./navigation-rail";

/** Everything the rail has, for narrow screens. */
export default function MenuSheet({
  groups,
  current,
  onClose,
}: NavigationListProps & { onClose: () => void }) {
  return (
    <Sheet title="Menu" open onOpenChange={(isOpen) => !isOpen && onClose()}>
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
  );
}
