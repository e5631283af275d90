/** Large enough to be written at once without waiting, small enough not to be noticed in memory. */
const PIECE_LENGTH = 1 << 16;

/**
 * An object as one line of JSON, in pieces: what a year of a large portfolio says is longer than one string may be.
 * Joined they are what `JSON.stringify` gives, and a line end.
 */
export function* jsonPieces(value: object): Generator<string> {
  let piece = "";
  for (const part of parts(value)) {
    piece += part;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}\n`;
}

/** Lists of the top level element by element; everything else whole. */
function* parts(value: object): Generator<string> {
  let separator = "{";
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ",";
    if (Array.isArray(member)) yield* listParts(member);
    else yield JSON.stringify(member);
  }
  yield separator === "{" ? "{}" : "}";
}

function* listParts(list: readonly unknown[]): Generator<string> {
  for (const [index, element] of list.entries())
    yield `${index === 0 ? "[" : ","}${JSON.stringify(element ?? null)}`;
  yield list.length === 0 ? "[]" : "]";
}
