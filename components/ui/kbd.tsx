/** Keys as they are pressed: `g p` one after the other, `mod+k` together. No key is named twice. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-0.5">
      {[...new Set(keys.split(" "))].map((key) => (
        <kbd
          key={key}
          className="inline-grid h-5 min-w-5 place-items-center rounded-sm border bg-sunken px-1 font-mono text-2xs text-muted"
        >
          {keyName(key)}
        </kbd>
      ))}
    </span>
  );
}

function keyName(key: string): string {
  if (key === "+") return key;
  return key
    .split("+")
    .map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}

const NAMES: Record<string, string> = {
  mod: "Ctrl",
  enter: "↵",
  escape: "Esc",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  shift: "⇧",
};
