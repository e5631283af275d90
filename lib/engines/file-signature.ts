/** What a file's first bytes say it is, in the words of the person who chose it; null when nothing is recognised. */
export function describeSignature(bytes: Uint8Array): string | null {
  for (const { magic, offset, description } of signatures) {
    if (magic.every((byte, i) => bytes[offset + i] === byte)) return description;
  }
  return looksLikeText(bytes) ? textKind(bytes) : null;
}

/** Viewers accept a header that does not stand at the very start, but within this many bytes. */
const headerWindowBytes = 1024;

/** Offset of `%PDF-`, or null where no PDF begins. */
export function findPdfHeader(bytes: Uint8Array): number | null {
  const last = Math.min(bytes.length, headerWindowBytes) - pdfMagic.length;
  for (let at = 0; at <= last; at++) {
    if (pdfMagic.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return null;
}

const pdfMagic = ascii("%PDF-");

const signatures: { magic: number[]; offset: number; description: string }[] = [
  { magic: [0x89, ...ascii("PNG")], offset: 0, description: "a PNG picture" },
  { magic: [0xff, 0xd8, 0xff], offset: 0, description: "a JPEG picture" },
  { magic: ascii("GIF8"), offset: 0, description: "a GIF picture" },
  { magic: ascii("II*\0"), offset: 0, description: "a TIFF picture" },
  { magic: ascii("MM\0*"), offset: 0, description: "a TIFF picture" },
  { magic: ascii("ftyphei"), offset: 4, description: "a HEIC picture" },
  { magic: ascii("BM"), offset: 0, description: "a BMP picture" },
  { magic: ascii("PK\u0003\u0004"), offset: 0, description: "a ZIP archive or an Office file (Excel, Word)" },
  { magic: ascii("PK\u0005\u0006"), offset: 0, description: "an empty ZIP archive" },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], offset: 0, description: "an old Office file (Excel 97, Word 97)" },
  { magic: [0x1f, 0x8b], offset: 0, description: "a GZIP archive" },
  { magic: ascii("7z\u00bc\u00af"), offset: 0, description: "a 7-Zip archive" },
  { magic: ascii("Rar!"), offset: 0, description: "a RAR archive" },
  { magic: ascii("{\\rtf"), offset: 0, description: "a rich-text document" },
  { magic: ascii("%!PS"), offset: 0, description: "a PostScript file" },
  { magic: ascii("MZ"), offset: 0, description: "a Windows program" },
  { magic: [0x7f, ...ascii("ELF")], offset: 0, description: "a program" },
];

function textKind(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 256))
    .trimStart()
    .toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) return "a web page";
  if (start.startsWith("<?xml")) return "an XML file";
  if (/^(from|received|return-path|mime-version|subject):/.test(start)) return "an e-mail";
  return "a text file";
}

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512);
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
