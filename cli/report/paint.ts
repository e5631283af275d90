import picocolors from "picocolors";

export type Painter = ReturnType<typeof picocolors.createColors>;

export function createPainter(hasColour: boolean): Painter {
  return picocolors.createColors(hasColour);
}

/**
 * Text of a document or a file name, safe for a terminal: control characters could move the cursor or recolour the
 * screen, direction marks could reverse a number.
 */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, " ")
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
