import type { CSSProperties } from "react";
import { cn } from "@/components/ui/class-names";
import type { Meaning } from "@/components/ui/status";
import { boxStyle, type PageBox, type PageView } from "./page-view";

export interface PageSheetProps {
  page: PageView;
  boxes: readonly PageBox[];
  /** In sight at once: its image is asked for with the page and not after it. */
  isFirst: boolean;
  litId: string | null;
  selectedId: string | null;
  onLight?: (id: string | null) => void;
  onSelect?: (id: string) => void;
}

/** Room between the print and the frame drawn around it, in points. */
const FRAME_POINTS = 1.5;

/** A sheet of paper each, as large as fits above and below: a hair more would push it to the next sheet. */
function onPaper({ widthPoints, heightPoints }: PageView): CSSProperties {
  return { "--paper-width": `min(100%, ${(98 * widthPoints) / heightPoints}vh)` } as CSSProperties; // safe: a custom property
}

/** What is proven needs no mark on the paper; what is not, is to be seen at once. */
const MARKS: Record<Meaning, string> = {
  proven: "",
  neutral: "",
  active: "border-accent",
  warned: "border-warned border-dashed bg-warned/12",
  unknown: "border-warned border-dashed",
  failed: "border-failed bg-failed/10",
  repaired: "border-repaired bg-repaired/10",
};

/** One sheet of paper, white in every theme: it is the document, not a part of the application. */
export function PageSheet({ page, boxes, isFirst, litId, selectedId, onLight, onSelect }: PageSheetProps) {
  return (
    <figure
      className="scheme-light relative m-0 w-full bg-white shadow-[0_0_0_1px_var(--line-strong)] print:mx-auto print:w-(--paper-width) print:not-first:break-before-page print:shadow-none"
      style={onPaper(page)}
    >
      <img
        src={page.imageUrl}
        alt={page.label}
        {...(isFirst ? { fetchPriority: "high" } : { loading: "lazy" })}
        draggable={false}
        className="block h-auto w-full select-none"
        style={{ aspectRatio: `${page.widthPoints} / ${page.heightPoints}` }}
      />
      {boxes.map((box) => (
        <button
          key={`${box.id} ${box.box.join()}`}
          type="button"
          tabIndex={-1}
          data-box={box.id}
          aria-label={box.label}
          aria-pressed={box.id === selectedId}
          title={box.label}
          onPointerEnter={() => onLight?.(box.id)}
          onPointerLeave={() => onLight?.(null)}
          onClick={() => onSelect?.(box.id)}
          style={boxStyle(box.box, page, FRAME_POINTS)}
          className={cn(
            "absolute rounded-[2px] border border-transparent mix-blend-multiply print:bg-transparent print:mix-blend-normal",
            MARKS[box.meaning],
            box.id === litId && "border-accent bg-lit",
            box.id === selectedId && "border-accent bg-lit outline-2 outline-accent",
          )}
        />
      ))}
    </figure>
  );
}
