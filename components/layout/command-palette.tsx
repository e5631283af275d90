"use client";

import { Command as Cmdk } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { Kbd } from "@/components/ui/kbd";
import { type Theme, useTheme } from "@/components/ui/use-display";
import { groupBy } from "@/lib/collections/group-by";
import type { Command } from "./command";
import type { NavigationItem } from "./navigation";

export interface CommandPaletteProps {
  commands: readonly Command[];
  navigation: readonly (readonly NavigationItem[])[];
  onClose: () => void;
}

export default function CommandPalette({ commands, navigation, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const [, setTheme] = useTheme();
  const finish = (act: () => void) => () => {
    onClose();
    act();
  };
  const go = (href: string) => finish(() => router.push(href));
  const theme = (chosen: Theme) => finish(() => setTheme(chosen));
  const groups = groupBy([...commands, ...places(navigation)], ({ group }) => group);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[min(600px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-md border bg-raised shadow-overlay outline-none"
        >
          <Dialog.Title className="sr-only">Search and go anywhere</Dialog.Title>
          <Cmdk loop filter={matches} label="Search and go anywhere">
            <Cmdk.Input
              placeholder="A property, a period, a rule, an account…"
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-faint"
            />
            <Cmdk.List className="scroll-quiet max-h-[50dvh] overflow-y-auto p-1.5">
              <Cmdk.Empty className="p-6 text-center text-muted text-sm">
                Nothing goes by that name here.
              </Cmdk.Empty>
              {[...groups].map(([group, entries]) => (
                <Cmdk.Group key={group} heading={group} className={groupClass}>
                  {entries.map((command) => (
                    <Cmdk.Item
                      key={command.id}
                      value={command.id}
                      keywords={[
                        command.label,
                        ...(command.hint ? [command.hint] : []),
                        ...(command.keywords ?? []),
                      ]}
                      onSelect={go(command.href)}
                      className={itemClass}
                    >
                      <span className="truncate">{command.label}</span>
                      <span className="flex-1 truncate text-faint text-xs">{command.hint}</span>
                      {command.shortcut && <Kbd keys={command.shortcut} />}
                    </Cmdk.Item>
                  ))}
                </Cmdk.Group>
              ))}
              <Cmdk.Group heading="Display" className={groupClass}>
                <Cmdk.Item keywords={["Light theme"]} onSelect={theme("light")} className={itemClass}>
                  Light theme
                </Cmdk.Item>
                <Cmdk.Item keywords={["Dark theme"]} onSelect={theme("dark")} className={itemClass}>
                  Dark theme
                </Cmdk.Item>
                <Cmdk.Item
                  keywords={["Theme as the system"]}
                  onSelect={theme("system")}
                  className={itemClass}
                >
                  Theme as the system
                </Cmdk.Item>
              </Cmdk.Group>
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Every word that is typed must occur in what the entry is called by: letters scattered over a name are no match. */
function matches(_value: string, search: string, keywords: readonly string[] = []): number {
  const called = keywords.join(" ").toLowerCase();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => called.includes(word)) ? 1 : 0;
}

function places(navigation: readonly (readonly NavigationItem[])[]): Command[] {
  return navigation.flat().map(({ id, label, href, shortcut }) => ({
    id: `go-${id}`,
    label,
    href,
    group: "Go to",
    ...(shortcut === undefined ? {} : { shortcut }),
  }));
}

const groupClass =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-faint";

const itemClass =
  "flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent";
