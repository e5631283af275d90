"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement } from "react";
import { cn } from "./class-names";
import type { DropdownMenuProps, MenuItem } from "./dropdown-menu";

export interface MenuContentProps extends Omit<DropdownMenuProps, "trigger"> {
  trigger: ReactElement;
}

/** The menu itself, open from the start: it is loaded by the press that asks for it. */
export default function MenuContent({ trigger, groups, align = "start", heading }: MenuContentProps) {
  return (
    <Radix.Root defaultOpen modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="scroll-quiet z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 max-w-80 animate-appear overflow-y-auto rounded-md border bg-raised p-1 shadow-overlay"
        >
          {heading && <div className="px-2.5 pt-1.5 pb-1 text-sm">{heading}</div>}
          {groups.map((group, index) => (
            <Radix.Group key={group.id} className={cn((index > 0 || heading) && "mt-1 border-t pt-1")}>
              {group.label && (
                <Radix.Label className="px-2.5 py-1 text-2xs text-faint">{group.label}</Radix.Label>
              )}
              {group.items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const className =
    "flex min-h-8 w-full cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 text-left text-ink text-sm outline-none data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0";
  const body = (
    <>
      <span className="min-w-0 flex-1 truncate">
        {item.label}
        {item.hint && <span className="block truncate text-faint text-xs">{item.hint}</span>}
      </span>
      {item.isChecked && <Check aria-label="chosen" className="text-accent" />}
    </>
  );
  const select = item.onSelect ? { onSelect: item.onSelect } : {};
  if (item.href === undefined)
    return (
      <Radix.Item className={className} {...select}>
        {body}
      </Radix.Item>
    );
  return (
    <Radix.Item asChild {...select}>
      <Link href={item.href} className={className}>
        {body}
      </Link>
    </Radix.Item>
  );
}
