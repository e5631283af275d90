import { describe, expect, test } from "vitest";
import type { Glyph, GlyphRun } from "@/lib/engines/pdfium/glyph";
import { groupWords } from "@/lib/engines/pdfium/group-words";

const em = 10;
const advance = 5;
const page = { width: 600, height: 800 };

function run(over: Partial<GlyphRun> = {}): GlyphRun {
  return {
    alongX: 1,
    alongY: 0,
    upX: 0,
    upY: -1,
    em,
    ascent: 9.5,
    descent: -2.5,
    isHidden: false,
    ...over,
  };
}

/** Glyphs half an em wide, one after another from a place, each letter a glyph. */
function glyphs(text: string, x = 100, y = 100, over: Partial<GlyphRun> = {}): Glyph[] {
  const shared = run(over);
  return Array.from(text, (letter, i) => ({
    codePoint: letter.codePointAt(0) ?? 0,
    x: x + i * advance,
    y,
    advance,
    run: shared,
    hasSpaceBefore: false,
  }));
}

const texts = (all: Glyph[]) => groupWords(all, page).map(({ text }) => text);

describe("a gap", () => {
  test.each([
    [2.4, ["1234"]],
    [2.6, ["12", "34"]],
  ])("of %d tenths of an em", (gap, words) => {
    expect(texts([...glyphs("12"), ...glyphs("34", 110 + gap)])).toEqual(words);
  });

  test.each([
    [1.1, ["1234"]],
    [1.3, ["12", "34"]],
  ])("of %d tenths of an em where a space was inferred", (gap, words) => {
    const [first, ...rest] = glyphs("34", 110 + gap);
    const after = first === undefined ? [] : [{ ...first, hasSpaceBefore: true }, ...rest];
    expect(texts([...glyphs("12"), ...after])).toEqual(words);
  });
});

describe("two texts without a gap", () => {
  const joined = (first: string, second: string) =>
    texts([...glyphs(first), ...glyphs(second, 100 + first.length * advance)]);

  test("are a name and its amount where they read so", () => {
    expect(joined("Washing", "1,200.00")).toEqual(["Washing", "1,200.00"]);
    expect(joined("Inc.", "(1,200.00)")).toEqual(["Inc.", "(1,200.00)"]);
  });

  test("are one word or one amount everywhere else", () => {
    expect(joined("1,2", "00.00")).toEqual(["1,200.00"]);
    expect(joined("-", "200.00")).toEqual(["-200.00"]);
    expect(joined("(", "200.00)")).toEqual(["(200.00)"]);
    expect(joined("TI", "/LC")).toEqual(["TI/LC"]);
    expect(joined("Q", "12")).toEqual(["Q12"]);
    expect(texts(glyphs("Washing1,200.00"))).toEqual(["Washing1,200.00"]);
  });
});

describe("printing twice", () => {
  test("a whole row and then all of it again, shifted a little, gives each word once", () => {
    const row = (x: number) => [...glyphs("12", x), ...glyphs("56", x + 200), ...glyphs("12", x + 300)];
    expect(texts([...row(100), ...row(100.5)])).toEqual(["12", "56", "12"]);
  });

  test("letter by letter gives each letter once", () => {
    const letters = [0, 1, 2].flatMap((i) => [
      ...glyphs("123"[i] ?? "", 100 + i * advance),
      ...glyphs("123"[i] ?? "", 100.4 + i * advance),
    ]);
    expect(texts(letters)).toEqual(["123"]);
  });

  test("doubled digits beside each other stay doubled", () => {
    expect(texts(glyphs("1100"))).toEqual(["1100"]);
  });

  test("once seen and once hidden keeps both, so that they can be compared", () => {
    const both = groupWords([...glyphs("12"), ...glyphs("12", 100, 100, { isHidden: true })], page);
    expect(both.map(({ hidden }) => hidden === true)).toEqual([false, true]);
  });
});

test.each([
  ["a line-end hyphen", "1,234.56\u0002", "1,234.56-"],
  ["a soft hyphen", "\u00ad5", "-5"],
  ["no character at all", "\ufffe5", "-5"],
  ["a control code", "1\u00072", "1\ufffd2"],
])("%s is read as what is printed there", (_, text, read) => {
  expect(texts(glyphs(text))).toEqual([read]);
});

test("glyphs off the page are cut from a word, and its box ends at the edge", () => {
  const [word] = groupWords(glyphs("1234", 588), page);
  expect(word).toMatchObject({ text: "12", box: [588, 90.5, 598, 102.5] });
  expect(groupWords(glyphs("12", 594), page)[0]?.box[2]).toBe(599);
});

test("words on one baseline but running in different directions are two", () => {
  expect(texts([...glyphs("12"), ...glyphs("3", 110, 100, { alongX: 0, alongY: 1 })])).toEqual(["12", "3"]);
});
