import type { Glyph } from "./glyph";

/** PDFium's mark for a hyphen at the end of a line; on a statement it is a minus or a dash as often. */
const lineEndHyphen = 0x02;
const softHyphen = 0xad;
const notACharacter = 0xfffe;
const hyphen = "-";
/** Stands for a glyph that is printed but says nothing of which letter it is. */
const unknownLetter = "\ufffd";

export function isWhiteSpace(codePoint: number): boolean {
  if (codePoint === 0x20) return true;
  if (codePoint < 0x80) return codePoint >= 0x09 && codePoint <= 0x0d;
  return (
    codePoint === 0x85 ||
    codePoint === 0xa0 ||
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}

/** The text of a word: composed (NFC), ligatures spelled out, every printed hyphen a hyphen, nothing that has no shape. */
export function cleanText(glyphs: readonly Glyph[]): string {
  let text = "";
  let isPlain = true;
  for (const { codePoint } of glyphs) {
    if (codePoint > 0x20 && codePoint < 0x7f) text += String.fromCharCode(codePoint);
    else {
      isPlain = false;
      text += letterOf(codePoint);
    }
  }
  return isPlain ? text : compose(text);
}

function letterOf(codePoint: number): string {
  if (codePoint === lineEndHyphen || codePoint === softHyphen || codePoint === notACharacter) return hyphen;
  if (codePoint < 0x20 || codePoint === 0x7f || codePoint > 0x10ffff || codePoint === 0xffff)
    return unknownLetter;
  return String.fromCodePoint(codePoint);
}

function compose(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/\p{Surrogate}/gu, unknownLetter)
    .normalize("NFC");
}
