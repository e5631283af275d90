"use client";

import { useEffect } from "react";
import { useRemembered } from "@/components/ui/use-remembered";
import { createShortcutMatcher, isForShortcuts } from "./shortcuts";

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

/** Single keys can be switched off by those whose voice or hands press them by accident. */
export function useShortcutSetting(): [boolean, (isOn: boolean) => void] {
  return useRemembered("shortcuts", true, isBoolean);
}

/**
 * The one place where keys become actions. Whatever carries `data-shortcut="g p"` is pressed by those keys, so a link
 * rendered by the server has a shortcut without any code of its own.
 */
export function useShortcuts(): void {
  const [isOn] = useShortcutSetting();
  useEffect(() => {
    if (!isOn) return;
    const matcher = createShortcutMatcher();
    const listen = (event: KeyboardEvent) => {
      if (!isForShortcuts(event) || event.key.length !== 1) return;
      const elements = shortcutElements();
      const found = matcher.press(event.key, [...elements.keys()], event.timeStamp);
      const element = found === null ? undefined : elements.get(found);
      if (!element) return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      element.click();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn]);
}

/** What can be pressed by keys now, by its keys; of two with the same keys the first that is in sight. */
export function shortcutElements(): Map<string, HTMLElement> {
  const found = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>("[data-shortcut]")) {
    const keys = element.dataset.shortcut ?? "";
    const known = found.get(keys);
    if (!known || (known.offsetParent === null && element.offsetParent !== null)) found.set(keys, element);
  }
  return found;
}
