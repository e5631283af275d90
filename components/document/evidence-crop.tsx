import { cn } from "@/components/ui/class-names";
import type { Box } from "@/lib/extraction/page";
import { boxStyle, cropAround, type PageView } from "./page-view";

export interface EvidenceCropProps {
  page: PageView;
  box: Box;
  /** What is printed there. */
  text: string;
  /** What it is and where: `Accrued expenses · march.pdf, p.1`. */
  caption: string;
  isLit: boolean;
}

/** How much of the page is shown around the box, in points: a line with its neighbours. */
const STRIP = { widthPoints: 300, heightPoints: 44 };

/** The place itself: a strip of the page image with the figure framed. */
export function EvidenceCrop({ page, box, text, caption, isLit }: EvidenceCropProps) {
  const crop = cropAround(box, page, STRIP);
  const [x0, y0, x1, y1] = crop;
  const inCrop: Box = [box[0] - x0, box[1] - y0, box[2] - x0, box[3] - y0];
  const cropSize = { widthPoints: x1 - x0, heightPoints: y1 - y0 };
  return (
    <figure className="m-0 min-w-0">
      <div
        className="scheme-light relative overflow-hidden rounded-sm bg-white outline outline-line-strong"
        style={{ aspectRatio: `${cropSize.widthPoints} / ${cropSize.heightPoints}` }}
      >
        <img
          src={page.imageUrl}
          alt={`${page.label}: ${text}`}
          loading="lazy"
          className="absolute max-w-none"
          style={{
            width: `${(page.widthPoints / cropSize.widthPoints) * 100}%`,
            left: `${(-x0 / cropSize.widthPoints) * 100}%`,
            top: `${(-y0 / cropSize.heightPoints) * 100}%`,
          }}
        />
        <span
          aria-hidden
          className={cn(
            "absolute rounded-[2px] border-2 border-accent mix-blend-multiply print:bg-transparent print:mix-blend-normal",
            isLit && "bg-lit",
          )}
          style={boxStyle(inCrop, cropSize, 1.5)}
        />
      </div>
      <figcaption className="mt-1 text-faint text-xs">{caption}</figcaption>
    </figure>
  );
}
