import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createPdfiumEngine, type PdfiumEngine } from "@/lib/engines/pdfium/pdfium-engine";
import type { Page, Word } from "@/lib/extraction/page";
import { pagesPdf, type RawObject, type RawPage, textAt } from "../../support/raw-pdf";

let engine: PdfiumEngine;
beforeAll(async () => {
  engine = await createPdfiumEngine();
});

function read(page: RawPage, more: readonly RawObject[] = []): Page {
  const document = engine.open(pagesPdf([page], more));
  try {
    return document.page(1);
  } finally {
    document.close();
  }
}

const textsOf = ({ words }: Page) => words.map(({ text }) => text);

/** In thousandths of an em, from the published metrics of Helvetica. */
const digitWidth = 556;
const commaWidth = 278;
const amount = "12,345.67";
const amountWidth = (8 * (7 * digitWidth + 2 * commaWidth)) / 1000;

/** 0.95 em above and 0.25 em below the baseline. */
function boxAt(x: number, baseline: number): number[] {
  return [x, baseline - 7.6, x + amountWidth, baseline + 2];
}

function expectNear(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 1);
}

describe("one word", () => {
  test("stands in points from the top left, its box as wide as its glyphs advance", () => {
    const page = read({ content: textAt(500, 700, amount) });
    expect(page).toMatchObject({ number: 1, width: 612, height: 792 });
    expect(textsOf(page)).toEqual([amount]);
    expectNear(page.words[0]?.box ?? [], boxAt(500, 92));
    expect(page.words[0]?.baseline).toBe(92);
  });

  test("is lower than the pitch of its rows, so that boxes of neighbouring rows do not meet", () => {
    const { words } = read({ content: textAt(500, 700, amount) + textAt(500, 688, amount) });
    expect(words[0]?.box[3]).toBeLessThan(words[1]?.box[1] ?? 0);
  });

  test("has coordinates of at most two decimals", () => {
    const { words } = read({ content: textAt(500.123456, 700.98765, amount) });
    for (const value of [...(words[0]?.box ?? []), words[0]?.baseline ?? Number.NaN]) {
      expect(Math.round(value * 100) / 100).toBe(value);
    }
  });
});

describe("the page as viewed", () => {
  const width = 612;
  const height = 792;

  /** A page of this size as viewed, turned and shifted in the file, with upright text at a viewed place. */
  function turnedPage(
    turn: number,
    shift: [number, number],
    place: [number, number],
    cropMargin: number,
  ): RawPage {
    const isSideways = turn % 180 !== 0;
    const [w, h] = isSideways ? [height, width] : [width, height];
    const [left, bottom] = shift;
    const [vx, vy] = place;
    // The inverse of turning a sheet clockwise: where the viewed place lies on the sheet, and which way its text runs.
    const [x, y, matrix] = {
      0: [vx, h - vy, "1 0 0 1"] as const,
      90: [vy, vx, "0 1 -1 0"] as const,
      180: [w - vx, vy, "-1 0 0 -1"] as const,
      270: [w - vy, h - vx, "0 -1 1 0"] as const,
    }[turn] ?? [0, 0, ""];
    const m = cropMargin;
    const crop = `/CropBox [${left} ${bottom} ${left + w} ${bottom + h}]`;
    const media = `/MediaBox [${left - m} ${bottom - m} ${left + w + m} ${bottom + h + m}]`;
    return {
      entries: `${media} ${crop} /Rotate ${turn}`,
      content: `BT /F1 8 Tf ${matrix} ${left + x} ${bottom + y} Tm (${amount}) Tj ET`,
    };
  }

  test("has the same words in the same boxes however the sheet is turned, shifted and cropped", () => {
    const place = fc.tuple(fc.integer({ min: 20, max: 500 }), fc.integer({ min: 20, max: 770 }));
    const shift = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }));
    const turn = fc.constantFrom(0, 90, 180, 270);
    fc.assert(
      fc.property(turn, shift, place, fc.integer({ min: 0, max: 80 }), (turn, shift, place, margin) => {
        const page = read(turnedPage(turn, shift, place, margin));
        expect([page.width, page.height]).toEqual([width, height]);
        expect(textsOf(page)).toEqual([amount]);
        expectNear(page.words[0]?.box ?? [], boxAt(...place));
        expect(page.words[0]?.baseline).toBeCloseTo(place[1], 1);
      }),
      { numRuns: 80 },
    );
  });

  test("drops words that the crop box hides and keeps those it shows", () => {
    const page = read({
      entries: "/MediaBox [0 0 612 792] /CropBox [100 100 400 700]",
      content:
        textAt(20, 400, "left") +
        textAt(150, 400, "inside") +
        textAt(150, 60, "below") +
        textAt(150, 760, "above"),
    });
    expect([page.width, page.height]).toEqual([300, 600]);
    expect(textsOf(page)).toEqual(["inside"]);
    expect(page.words[0]?.box[0]).toBe(50);
  });

  test("cuts a crop box that is larger than the sheet down to the sheet", () => {
    const page = read({
      entries: "/MediaBox [0 0 612 792] /CropBox [-50 -50 700 900]",
      content: textAt(20, 700, "x"),
    });
    expect([page.width, page.height]).toEqual([612, 792]);
  });

  test("draws text turned against the page as a narrow upright box", () => {
    const { words } = read({ content: `BT /F1 8 Tf 0 1 -1 0 300 300 Tm (${amount}) Tj ET` });
    expect(words.map(({ text }) => text)).toEqual([amount]);
    expectNear(words[0]?.box ?? [], [300 - 7.6, 792 - 300 - amountWidth, 300 + 2, 792 - 300]);
  });
});

describe("words are parted", () => {
  test.each([
    ["by spaces", "Total Current Assets", ["Total", "Current", "Assets"]],
    ["by several spaces", "Total   Assets", ["Total", "Assets"]],
    ["by no-break spaces", "Total\xa0Assets", ["Total", "Assets"]],
  ])("%s", (_, text, words) => {
    expect(textsOf(read({ content: textAt(50, 700, text) }))).toEqual(words);
  });

  test("by a gap without a space", () => {
    const page = read({ content: textAt(50, 700, "0.00") + textAt(90, 700, "1.00") });
    expect(textsOf(page)).toEqual(["0.00", "1.00"]);
  });

  test("by rows, even where one ends above the start of the next", () => {
    const page = read({ content: textAt(50, 700, "12") + textAt(58.9, 688, "34") });
    expect(textsOf(page)).toEqual(["12", "34"]);
  });

  test("by a jump back", () => {
    const page = read({ content: textAt(300, 700, "right") + textAt(50, 700, "left") });
    expect(textsOf(page).toSorted()).toEqual(["left", "right"]);
  });

  test("but not by kerning, nor by drawing a number in pieces", () => {
    expect(
      textsOf(read({ content: "BT /F1 8 Tf 1 0 0 1 50 700 Tm [(12,3) 60 (45) -80 (.67)] TJ ET" })),
    ).toEqual([amount]);
    const pieces =
      textAt(50, 700, "12,345") + textAt(50 + (8 * (5 * digitWidth + commaWidth)) / 1000, 700, ".67");
    expect(textsOf(read({ content: pieces }))).toEqual([amount]);
  });
});

describe("what is printed twice", () => {
  test("nearly in one place, as fake bold is, is one word", () => {
    const page = read({ content: textAt(50, 700, "TOTAL ASSETS") + textAt(50.3, 700, "TOTAL ASSETS") });
    expect(textsOf(page)).toEqual(["TOTAL", "ASSETS"]);
  });

  test("letter by letter is one word too", () => {
    const content = ["1", "2", "3"].map(
      (digit, i) => textAt(50 + i * 4.448, 700, digit) + textAt(50.25 + i * 4.448, 700, digit),
    );
    expect(textsOf(read({ content: content.join("") }))).toEqual(["123"]);
  });

  test("in two columns stays two words", () => {
    const page = read({
      content: textAt(50, 700, amount) + textAt(150, 700, amount) + textAt(50, 688, amount),
    });
    expect(textsOf(page)).toEqual([amount, amount, amount]);
  });
});

describe("text nobody can see is marked", () => {
  const hidden = ({ words }: Page) => words.map(({ text, hidden }) => [text, hidden === true]);

  test.each([
    ["invisible render mode", "3 Tr", ""],
    ["fully transparent paint", "/G gs", "/ExtGState << /G << /ca 0 >> >>"],
  ])("%s", (_, state, resources) => {
    const page = read({
      content: `${textAt(50, 700, "seen")} ${state} ${textAt(50, 600, "unseen")}`,
      resources,
    });
    expect(hidden(page)).toEqual([
      ["seen", false],
      ["unseen", true],
    ]);
  });

  test("type too small to see", () => {
    const page = read({ content: textAt(50, 700, "seen") + textAt(50, 600, "speck", { size: 0.4 }) });
    expect(hidden(page)).toEqual([
      ["seen", false],
      ["speck", true],
    ]);
  });

  test("hidden text that runs into visible text does not hide it", () => {
    const page = read({
      content: `${textAt(50, 700, "1")} 3 Tr ${textAt(54.448, 700, "0")} 0 Tr ${textAt(58.896, 700, "2")}`,
    });
    expect(hidden(page)).toEqual([
      ["1", false],
      ["0", true],
      ["2", false],
    ]);
  });
});

describe("characters", () => {
  /** Reads the letters a, b, c … of a font that says they stand for these characters. */
  function readAs(characters: string[]): Word[] {
    const rows = characters.map((character, i) => `<${(97 + i).toString(16)}> <${utf16(character)}>`);
    const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n${rows.length} beginbfchar\n${rows.join("\n")}\nendbfchar endcmap end end`;
    const letters = characters.map((_, i) => String.fromCharCode(97 + i)).join("");
    return read({ content: textAt(50, 700, letters, { font: "F3" }), resources: "/Font << /F3 7 0 R >>" }, [
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 8 0 R >>",
      { dictionary: "", data: map },
    ]).words;
  }

  function utf16(text: string): string {
    return Array.from({ length: text.length }, (_, i) =>
      text.charCodeAt(i).toString(16).padStart(4, "0"),
    ).join("");
  }

  test.each([
    ["ligatures are spelled out", ["O", "\ufb03", "c", "e"], "Office"],
    ["letters and their marks are composed", ["e", "\u0301"], "\u00e9"],
    ["characters beyond the first plane stay whole", ["\u{1f600}"], "\u{1f600}"],
    ["a soft hyphen is printed, so it is a hyphen", ["1", "\u00ad"], "1-"],
    ["what has no shape is left out", ["1", "\u200b", "2", "\ufeff"], "12"],
    ["half a character is unknown", ["1", "\ud83d", "2"], "1\ufffd2"],
  ])("%s", (_, characters, text) => {
    expect(
      readAs(characters)
        .map((word) => word.text)
        .join(" "),
    ).toBe(text);
  });

  test("a minus at the end of a line is still a minus", () => {
    const page = read({ content: textAt(50, 700, "1,234.56-") + textAt(50, 688, "7,890.12") });
    expect(textsOf(page)).toEqual(["1,234.56-", "7,890.12"]);
  });

  test.each([
    ["another amount", "/ActualText (999.00)"],
    ["nothing", "/ActualText ()"],
  ])("what is drawn is read, even where the file says it stands for %s", (_, properties) => {
    const content = `/Span << ${properties} >> BDC ${textAt(50, 700, "12,345")}${textAt(50 + (8 * (5 * digitWidth + commaWidth)) / 1000, 700, ".67")} EMC`;
    const { words } = read({ content });
    expect(words.map(({ text }) => text)).toEqual([amount]);
    expectNear(words[0]?.box ?? [], boxAt(50, 92));
  });

  test("what is drawn is read in forms too", () => {
    const { words } = read({ content: "/X Do", resources: "/XObject << /X 7 0 R >>" }, [
      {
        dictionary:
          "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>",
        data: `/Span << /ActualText (999.00) >> BDC ${textAt(50, 700, amount)} EMC`,
      },
    ]);
    expect(words.map(({ text }) => text)).toEqual([amount]);
  });

  test("text inside a form stands where the form is drawn", () => {
    const { words } = read({ content: "q 1 0 0 1 100 50 cm /X Do Q", resources: "/XObject << /X 7 0 R >>" }, [
      {
        dictionary:
          "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>",
        data: textAt(50, 650, amount),
      },
    ]);
    expectNear(words[0]?.box ?? [], boxAt(150, 92));
  });
});
