/** Between the keys of a sequence; longer than a slow reader needs, shorter than a change of mind. */
const SEQUENCE_MS = 1200;

export interface ShortcutMatcher {
  /** The shortcut that this key completes, among those there are; null when none. */
  press(key: string, known: readonly string[], atMs: number): string | null;
}

/** Reads keys one by one: `?` at once, `g p` one after the other. A key that begins no sequence starts over. */
export function createShortcutMatcher(): ShortcutMatcher {
  let pressed: string[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    press(key, known, atMs) {
      pressed = atMs - lastMs > SEQUENCE_MS ? [key] : [...pressed, key];
      lastMs = atMs;
      for (; pressed.length > 0; pressed = pressed.slice(1)) {
        const text = pressed.join(" ");
        if (known.includes(text)) {
          pressed = [];
          return text;
        }
        if (known.some((shortcut) => shortcut.startsWith(`${text} `))) return null;
      }
      return null;
    },
  };
}

/** Keys that are being typed into something, or that mean something to the browser, are no shortcuts. */
export function isForShortcuts(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return true;
  return (
    !target.isContentEditable && !target.closest("input, textarea, select, [role=combobox], [role=dialog]")
  );
}
