"use client";

import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { MenuGroup } from "@/components/ui/dropdown-menu";
import { BottomBar } from "./bottom-bar";
import type { Command } from "./command";
import { currentItem, type NavigationItem } from "./navigation";
import { NavigationRail } from "./navigation-rail";
import { TopBar } from "./top-bar";
import { useShortcuts } from "./use-shortcuts";

/** Loaded when first asked for: most pages are read without them. */
const CommandPalette = lazy(() => import("./command-palette"));
const KeyboardMap = lazy(() => import("./keyboard-map"));

export interface FrameOrganisation {
  id: string;
  name: string;
  href: string;
}

export interface FrameUser {
  name: string;
  email: string;
  /** What the menu under the name offers; signing out belongs here. */
  menu: readonly MenuGroup[];
}

export interface AppFrameProps {
  organisation: FrameOrganisation;
  /** All organisations of the reader, the present one among them. */
  organisations: readonly FrameOrganisation[];
  /** Groups of the rail: the month's work first, then what it stands on. */
  navigation: readonly (readonly NavigationItem[])[];
  commands: readonly Command[];
  user: FrameUser;
  children: ReactNode;
}

/**
 * The frame around every page of an organisation: bar above, rail at the left, a bar at the bottom where it is narrow.
 * Where one is — crumbs and period — is said by the page itself, through `FramePlace`.
 */
export function AppFrame({
  organisation,
  organisations,
  navigation,
  commands,
  user,
  children,
}: AppFrameProps) {
  const path = usePathname();
  const current = path === null ? null : currentItem(navigation, path);
  const [isSearching, setIsSearching] = useState(false);
  const [isKeyboardShown, setIsKeyboardShown] = useState(false);
  useShortcuts();
  useSearchKey(setIsSearching);
  return (
    <div className="frame min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0 print:hidden"
      >
        Skip to the content
      </a>
      <TopBar
        organisation={organisation}
        organisations={organisations}
        user={user}
        onSearch={() => setIsSearching(true)}
        onKeyboard={() => setIsKeyboardShown(true)}
      />
      <NavigationRail groups={navigation} current={current} />
      <main id="content" tabIndex={-1} className="frame-content outline-none">
        {children}
      </main>
      <BottomBar groups={navigation} current={current} />
      <Suspense>
        {isSearching && (
          <CommandPalette commands={commands} navigation={navigation} onClose={() => setIsSearching(false)} />
        )}
        {isKeyboardShown && <KeyboardMap onClose={() => setIsKeyboardShown(false)} />}
      </Suspense>
    </div>
  );
}

/** Ctrl+K or ⌘K, from anywhere, a field included. */
function useSearchKey(setIsSearching: (change: (isSearching: boolean) => boolean) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      setIsSearching((isSearching) => !isSearching);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [setIsSearching]);
}
