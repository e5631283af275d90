"use client";

import {
  cloneElement,
  lazy,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from "react";

const load = () => import("./menu-content");
const MenuContent = lazy(load);

export interface MenuItem {
  id: string;
  label: string;
  hint?: string;
  /** Where it leads; items without one call `onSelect`. */
  href?: string;
  onSelect?: () => void;
  isChecked?: boolean;
}

/** Groups are set apart by a hairline. */
export interface MenuGroup {
  id: string;
  label?: string;
  items: readonly MenuItem[];
}

export interface DropdownMenuProps {
  /** A button. */
  trigger: ReactElement<TriggerProps>;
  groups: readonly MenuGroup[];
  align?: "start" | "end";
  /** Stands above the groups: a name, an address. */
  heading?: ReactNode;
}

interface TriggerProps {
  onClick?: (event: MouseEvent) => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: boolean;
}

/** A button and its menu. Every page has several and most are never opened, so that the menu comes when it is wanted. */
export function DropdownMenu({ trigger, ...menu }: DropdownMenuProps) {
  const [isAsked, setIsAsked] = useState(false);
  const closed = cloneElement(trigger, {
    onClick: () => setIsAsked(true),
    onPointerEnter: load,
    onFocus: load,
    "aria-haspopup": "menu",
    "aria-expanded": false,
  });
  if (!isAsked) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuContent trigger={trigger} {...menu} />
    </Suspense>
  );
}
