"use client";

import { useMemo, useRef, useState } from "react";
import { PageCanvas, type PageCanvasHandle } from "@/components/document/page-canvas";
import type { PageBox, PageView } from "@/components/document/page-view";
import { SplitView } from "@/components/document/split-view";
import { traceFigures } from "@/lib/formula/trace";
import { figureId } from "./figure-link";
import { FindingLetter, type FindingLetterProps } from "./finding-letter";

export interface FindingViewerProps extends Omit<FindingLetterProps, "marks"> {
  /** The pages its figures are printed on; ids are `sha256:page`. */
  pages: readonly PageView[];
}

/** The letter at the left, the pages at the right; a row of the trace lights up its box, and the other way round. */
export function FindingViewer({ pages, ...letter }: FindingViewerProps) {
  const [litId, setLitId] = useState<string | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const canvas = useRef<PageCanvasHandle>(null);
  const boxes = useMemo(() => boxesOf(letter), [letter]);
  const show = (id: string) => {
    setSelectedId(id);
    canvas.current?.reveal(id);
  };
  return (
    <SplitView
      name="finding"
      leftLabel="the finding"
      initial={54}
      framed="right"
      className="h-full"
      left={
        <div className="scroll-quiet relative h-full overflow-y-auto bg-surface print:overflow-visible">
          <FindingLetter
            {...letter}
            marks={{ litId: litId ?? selectedId, onLight: setLitId, onSource: show }}
          />
        </div>
      }
      right={
        <PageCanvas
          ref={canvas}
          name="finding"
          label="Where it is printed"
          pages={pages}
          boxes={boxes}
          litId={litId}
          selectedId={selectedId}
          onLight={setLitId}
          onSelect={setSelectedId}
          arriveAt={boxes[0]?.id ?? null}
        />
      }
    />
  );
}

/** Every figure of the trace; without one, what the rule gave as its evidence. */
function boxesOf({ trace, evidence }: Pick<FindingLetterProps, "trace" | "evidence">): PageBox[] {
  if (!trace)
    return evidence.map(({ id, page, box, text }) => ({
      id,
      pageId: page.id,
      box,
      meaning: "active",
      label: text,
    }));
  return traceFigures(trace).map(({ name, source }) => ({
    id: figureId(source),
    pageId: `${source.sha256}:${source.page}`,
    box: source.box,
    meaning: "active",
    label: `${name} ${source.text}`,
  }));
}
