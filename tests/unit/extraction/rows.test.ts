import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Word } from "@/lib/extraction/page";
import { groupRows } from "@/lib/extraction/rows";
import { word, wordsFrom } from "@/tests/support/yardi-pages";

const texts = (words: readonly Word[]) =>
  groupRows(words).map((row) => row.words.map(({ text }) => text).join(" "));

describe("rows", () => {
  it("come top to bottom and left to right in whatever order the words arrive", () => {
    const words = [0, 1, 2, 3, 4].flatMap((k) => wordsFrom(30, 100 + 12 * k, `row ${k} of five`));
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
        expect(texts(shuffled)).toEqual([
          "row 0 of five",
          "row 1 of five",
          "row 2 of five",
          "row 3 of five",
          "row 4 of five",
        ]);
      }),
    );
  });

  it("stay apart at any pitch that type of their size can have", () => {
    for (const pitch of [8, 9.5, 12, 30]) {
      expect(texts([...wordsFrom(30, 100, "a b"), ...wordsFrom(30, 100 + pitch, "c d")])).toEqual([
        "a b",
        "c d",
      ]);
    }
  });

  it("hold together when baselines drift along them", () => {
    const drifting = wordsFrom(30, 100, "one two three four").map((each, k) => ({
      ...each,
      baseline: 100 + 1.2 * k,
    }));
    expect(texts([...drifting, ...wordsFrom(30, 112, "next")])).toEqual(["one two three four", "next"]);
  });

  it("count a word printed over itself once, and two equal words apart twice", () => {
    expect(texts([word("5.00", 100, 50), word("5.00", 100.3, 50), word("5.00", 130, 50)])).toEqual([
      "5.00 5.00",
    ]);
  });

  it("leave out what is hidden", () => {
    expect(texts([word("seen", 30, 50), { ...word("hidden", 60, 50), hidden: true }])).toEqual(["seen"]);
  });
});
