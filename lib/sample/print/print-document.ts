import { number, pageContent } from "../pdf/page-content";
import { type PdfPage, writePdf } from "../pdf/write-pdf";
import type { AmountStyle, PrintLook, SampleDocument } from "../sample-document";
import { PAGE } from "./layout";
import { layoutDocument } from "./layout-document";

/** Ways in which the same print reaches a reader. All but `isSideways` show the same page in a viewer. */
export interface PrintOptions {
  /** The page's /Rotate; the content is turned back, so that a viewer shows it upright. */
  rotate?: 0 | 90 | 180 | 270;
  /** The content is not turned back: a viewer shows the page turned by `rotate`. */
  isSideways?: boolean;
  /** Where the lower left corner of the page lies in user space. */
  origin?: readonly [x: number, y: number];
  /** Width of a margin outside the crop box that a viewer does not show. */
  bleed?: number;
  amounts?: Partial<AmountStyle>;
  stream?: PrintLook["stream"];
  hasGrid?: boolean;
}

/** The bytes of a print. The same document and options give the same bytes. */
export function printDocument(document: SampleDocument, options: PrintOptions = {}): Uint8Array {
  const { look } = document;
  const pages = layoutDocument({
    ...document,
    look: {
      stream: options.stream ?? look.stream,
      hasGrid: options.hasGrid ?? look.hasGrid,
      amounts: { ...look.amounts, ...options.amounts },
    },
  });
  return writePdf(pages.map((page) => placeOnPaper(pageContent(page), options)));
}

function placeOnPaper(content: string, options: PrintOptions): PdfPage {
  const { rotate = 0, isSideways = false, origin = [0, 0], bleed = 0 } = options;
  const turn = isSideways ? 0 : rotate;
  const isLandscape = turn === 90 || turn === 270;
  const [width, height] = isLandscape ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height];
  const [x, y] = origin;
  const shown = [x, y, x + width, y + height] as const;
  const paper = [x - bleed, y - bleed, x + width + bleed, y + height + bleed] as const;
  const [a, b, c, d, e, f] = turnBack(turn);
  const isMoved = turn !== 0 || x !== 0 || y !== 0;
  const matrix = [a, b, c, d, e + x, f + y].map(number).join(" ");
  return {
    mediaBox: paper,
    cropBox: bleed > 0 ? shown : null,
    rotate,
    content: isMoved ? `q\n${matrix} cm\n${content}Q\n` : content,
  };
}

/** Turns upright letter content so that a viewer's clockwise `rotate` brings it upright again. */
function turnBack(rotate: 0 | 90 | 180 | 270): readonly [number, number, number, number, number, number] {
  switch (rotate) {
    case 0:
      return [1, 0, 0, 1, 0, 0];
    case 90:
      return [0, 1, -1, 0, PAGE.height, 0];
    case 180:
      return [-1, 0, 0, -1, PAGE.width, PAGE.height];
    case 270:
      return [0, -1, 1, 0, 0, PAGE.width];
    default:
      return rotate satisfies never;
  }
}
