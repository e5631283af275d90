/** An object of a PDF: its text, or a dictionary without `/Length` and the stream that follows it. */
export type RawObject = string | { dictionary: string; data: Uint8Array | string };

/** A PDF of exactly these objects, numbered from 1, the first being the catalog; nothing is checked or corrected. */
export function rawPdf(objects: readonly RawObject[], trailer = ""): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  let length = parts[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const offset = length;
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      bodyOf(object),
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(part);
    length += part.length;
    return offset;
  });
  const rows = offsets.map((offset) => `${offset.toString().padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Uint8Array.from(Buffer.concat(parts));
}

function bodyOf(object: RawObject): Buffer {
  if (typeof object === "string") return Buffer.from(object, "latin1");
  const data =
    typeof object.data === "string" ? Buffer.from(object.data, "latin1") : Buffer.from(object.data);
  return Buffer.concat([
    Buffer.from(`<< ${object.dictionary} /Length ${data.length} >>\nstream\n`, "latin1"),
    data,
    Buffer.from("\nendstream"),
  ]);
}

export interface RawPage {
  /** Drawing commands; the fonts F1 (Helvetica) and F2 (Courier) are there. */
  content: string | { dictionary: string; data: Uint8Array | string };
  /** More entries of the page, such as `/Rotate 90`. Default: a letter-size media box. */
  entries?: string;
  resources?: string;
}

const letter = "/MediaBox [0 0 612 792]";

/** A PDF of these pages; `more` objects follow them, the first numbered `5 + 2 × pages`. */
export function pagesPdf(pages: readonly RawPage[], more: readonly RawObject[] = []): Uint8Array {
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`).join(" ");
  return rawPdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((page, index) => pageObjects(page, 6 + 2 * index)),
    ...more,
  ]);
}

function pageObjects(
  { content, entries = letter, resources = "" }: RawPage,
  contentNumber: number,
): RawObject[] {
  return [
    `<< /Type /Page /Parent 2 0 R ${entries} /Contents ${contentNumber} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> ${resources} >> >>`,
    typeof content === "string" ? { dictionary: "", data: content } : content,
  ];
}

/** One piece of 8-point text at a place in PDF user space (y up). */
export function textAt(x: number, y: number, text: string, { size = 8, font = "F1" } = {}): string {
  const escaped = text.replace(/[\\()]/g, (letter) => `\\${letter}`);
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET\n`;
}
