"use client";

import Link from "next/link";
import type { TraceFigure } from "@/lib/formula/trace";
import { figureHref, figureId } from "./figure-link";
import { TraceRow } from "./trace-row";
import { useTraceSetting } from "./trace-setting";

export interface FigureRowProps {
  figure: TraceFigure;
  level: number;
  operator: string | null;
  /** What the figure stands for, where it is a side of its own. */
  label: string | null;
}

/** A printed figure: its line, its amount as printed, and the way to its box. */
export function FigureRow({ figure, level, operator, label }: FigureRowProps) {
  const { documents, litId, onLight, onSource } = useTraceSetting();
  const id = figureId(figure.source);
  const href = figureHref(documents, figure.source);
  const name = documents[figure.source.sha256]?.name;
  const title = [name, `page ${figure.source.page}`, `printed “${figure.source.text}”`]
    .filter(Boolean)
    .join(", ");
  const mark = (
    <span className="inline-flex h-6 items-center gap-1">
      p.{figure.source.page}
      <span aria-hidden className="size-2.5 rounded-[2px] border border-current" />
    </span>
  );
  return (
    <TraceRow
      level={level}
      isStrong={level === 0}
      operator={operator}
      label={
        <>
          {figure.code && <code className="mr-2 text-faint text-xs max-md:sr-only">{figure.code}</code>}
          {figure.name}
          {label && (
            <span className="font-normal text-faint text-xs">
              {" "}
              {label === figure.name.toLowerCase() ? "" : label}
            </span>
          )}
        </>
      }
      value={figure.value}
      unit="money"
      isLit={litId === id}
      onPointerEnter={() => onLight?.(id)}
      onPointerLeave={() => onLight?.(null)}
      aside={
        onSource ? (
          <button
            type="button"
            title={title}
            aria-label={`Show ${figure.name}: ${title}`}
            onFocus={() => onLight?.(id)}
            onBlur={() => onLight?.(null)}
            onClick={() => onSource(id)}
            className="rounded-sm px-1 hover:bg-accent-soft hover:text-accent"
          >
            {mark}
          </button>
        ) : href !== null ? (
          <Link
            href={href}
            title={title}
            aria-label={`Show ${figure.name}: ${title}`}
            className="rounded-sm px-1 hover:bg-accent-soft hover:text-accent"
          >
            {mark}
          </Link>
        ) : (
          <span title={title}>{mark}</span>
        )
      }
    />
  );
}
