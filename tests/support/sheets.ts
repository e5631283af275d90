import type { Page } from "playwright-core";
import { createPdfiumEngine } from "@/lib/engines/pdfium/pdfium-engine";

/** One printed sheet of paper. */
export interface Sheet {
  /** What stands between the lines at its top and bottom. */
  text: string;
  /** The line at its top and the one at its bottom. */
  margins: string;
  /** Share of it, margins left out, that is not white: nothing at all on a blank one. */
  ink: number;
}

/** As `@page` in globals.css has them, in points. */
const TOP = (18 / 25.4) * 72;
const BOTTOM = (16 / 25.4) * 72;
const WHITE = 250;

/** The page as the browser prints it, sheet by sheet. */
export async function sheetsOf(page: Page, format: "Letter" | "A4"): Promise<Sheet[]> {
  await page.evaluate(loadPictures);
  const engine = await createPdfiumEngine();
  const pdf = engine.open(await page.pdf({ format }));
  try {
    return Array.from({ length: pdf.pageCount }, (_, index) => {
      const { words, height } = pdf.page(index + 1);
      const inBody = ({ baseline }: { baseline: number }) => baseline > TOP && baseline < height - BOTTOM;
      const textOf = (some: typeof words) => some.map(({ text }) => text).join(" ");
      return {
        text: textOf(words.filter(inBody)),
        margins: textOf(words.filter((word) => !inBody(word))),
        ink: inkOf(pdf.render(index + 1, 0.5)),
      };
    });
  } finally {
    pdf.close();
  }
}

/** As a browser does before it prints: those that wait for the reader to come near are fetched now. */
async function loadPictures(): Promise<void> {
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode()));
}

function inkOf({
  rgba,
  width,
  height,
  pageHeight,
}: ReturnType<ReturnType<Engine["open"]>["render"]>): number {
  const scale = height / pageHeight;
  const [from, to] = [Math.ceil(TOP * scale), Math.floor((pageHeight - BOTTOM) * scale)];
  let dark = 0;
  for (let pixel = from * width; pixel < to * width; pixel += 1) {
    if (Math.min(rgba[pixel * 4] ?? 0, rgba[pixel * 4 + 1] ?? 0, rgba[pixel * 4 + 2] ?? 0) < WHITE) dark += 1;
  }
  return dark / ((to - from) * width);
}

type Engine = Awaited<ReturnType<typeof createPdfiumEngine>>;
