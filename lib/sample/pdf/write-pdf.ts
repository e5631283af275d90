/** One page to be written: its boxes, how a viewer turns it, and its content stream. */
export interface PdfPage {
  mediaBox: readonly [number, number, number, number];
  cropBox: readonly [number, number, number, number] | null;
  rotate: 0 | 90 | 180 | 270;
  content: string;
}

/**
 * A PDF 1.4 file with one font, Helvetica in WinAnsi encoding, as `/F1`. No dates and no identifiers: the same pages
 * give the same bytes. Content must be Latin-1.
 */
export function writePdf(pages: readonly PdfPage[]): Uint8Array {
  const [catalog, tree, font, firstPage] = [1, 2, 3, 4];
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages ${tree} 0 R >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((page, index) => [
      pageObject(page, { tree, font, content: firstPage + 2 * index + 1 }),
      `<< /Length ${page.content.length} >>\nstream\n${page.content}\nendstream`,
    ]),
  ];
  let file = "%PDF-1.4\n";
  let table = "0000000000 65535 f \n";
  for (const [index, object] of objects.entries()) {
    table += `${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root ${catalog} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return latin1(`${file}xref\n0 ${size}\n${table}${trailer}`);
}

function pageObject(page: PdfPage, refs: { tree: number; font: number; content: number }): string {
  const crop = page.cropBox ? ` /CropBox [${page.cropBox.join(" ")}]` : "";
  const rotate = page.rotate === 0 ? "" : ` /Rotate ${page.rotate}`;
  return (
    `<< /Type /Page /Parent ${refs.tree} 0 R /MediaBox [${page.mediaBox.join(" ")}]${crop}${rotate}` +
    ` /Contents ${refs.content} 0 R /Resources << /Font << /F1 ${refs.font} 0 R >> >> >>`
  );
}

function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
