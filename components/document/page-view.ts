import type { Meaning } from "@/components/ui/status";
import type { Box } from "@/lib/extraction/page";

/** One page of a document as it is shown. */
export interface PageView {
  /** Unique among the pages in sight: the page number, or `sha256:page` where several documents stand together. */
  id: string;
  /** `Page 2`, `Balance sheet, page 1` */
  label: string;
  imageUrl: string;
  widthPoints: number;
  heightPoints: number;
}

/** Something that was read on a page. Boxes are in points from the top left of the page as viewed. */
export interface PageBox {
  /** Of the line or figure it belongs to; several boxes may share one. */
  id: string;
  pageId: string;
  box: Box;
  /** Only what is not simply proven is drawn before it is asked for. */
  meaning: Meaning;
  /** Said by screen readers and shown on hover: `2030 Accrued expenses 22,415.00, proven`. */
  label: string;
}

/** A box in percent of its page, so that it stays in place at every zoom. */
export function boxStyle(box: Box, page: Pick<PageView, "widthPoints" | "heightPoints">, marginPoints = 0) {
  const [x0, y0, x1, y1] = box;
  return {
    left: `${((x0 - marginPoints) / page.widthPoints) * 100}%`,
    top: `${((y0 - marginPoints) / page.heightPoints) * 100}%`,
    width: `${((x1 - x0 + 2 * marginPoints) / page.widthPoints) * 100}%`,
    height: `${((y1 - y0 + 2 * marginPoints) / page.heightPoints) * 100}%`,
  };
}

/** The part of a page around a box: as wide as a line of print needs to be recognised, and never beyond the paper. */
export function cropAround(
  box: Box,
  page: Pick<PageView, "widthPoints" | "heightPoints">,
  { widthPoints, heightPoints }: { widthPoints: number; heightPoints: number },
): Box {
  const width = Math.min(Math.max(widthPoints, box[2] - box[0]), page.widthPoints);
  const height = Math.min(Math.max(heightPoints, box[3] - box[1]), page.heightPoints);
  const x0 = clamp((box[0] + box[2] - width) / 2, 0, page.widthPoints - width);
  const y0 = clamp((box[1] + box[3] - height) / 2, 0, page.heightPoints - height);
  return [x0, y0, x0 + width, y0 + height];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
