import { CircleCheck, CircleDashed, CircleDot, CircleX, Loader, TriangleAlert, Wrench } from "lucide-react";
import { cn } from "./class-names";
import type { Meaning } from "./status";

const ICONS = {
  proven: CircleCheck,
  warned: TriangleAlert,
  failed: CircleX,
  unknown: CircleDashed,
  repaired: Wrench,
  neutral: CircleDot,
  active: Loader,
} satisfies Record<Meaning, unknown>;

export const MEANING_TEXT: Record<Meaning, string> = {
  proven: "text-proven",
  warned: "text-warned",
  failed: "text-failed",
  unknown: "text-unknown",
  repaired: "text-repaired",
  neutral: "text-muted",
  active: "text-accent",
};

/** Colour and shape of a meaning. With `word` it speaks for itself; without, a word must stand beside it. */
export function MeaningIcon({
  meaning,
  word,
  className,
}: {
  meaning: Meaning;
  word?: string;
  className?: string;
}) {
  const Icon = ICONS[meaning];
  return (
    <Icon
      {...(word ? { role: "img", "aria-label": word } : { "aria-hidden": true })}
      className={cn("size-3.5 shrink-0", MEANING_TEXT[meaning], className)}
    />
  );
}
