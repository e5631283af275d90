import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FindingLetter, type FindingLetterProps } from "@/components/finding/finding-letter";

const page = {
  id: "a:1",
  label: "march.pdf, page 1",
  imageUrl: "/page.png",
  widthPoints: 612,
  heightPoints: 792,
};

const letter: FindingLetterProps = {
  title: "Year to date does not accumulate: Elm Court, Mar 2026",
  outcome: "failed",
  severity: "high",
  because: "Repairs print -910.21 for the year to date.",
  why: { cause: null, candidates: [], alsoExplains: [] },
  trace: null,
  sides: { left: "-910.21", right: "910.21", difference: "-1820.42", tolerance: "0.05" },
  documents: {},
  evidence: [
    {
      id: "evidence 0",
      page,
      box: [500, 100, 540, 108],
      text: "-910.21",
      caption: "Repairs · march.pdf, p.1",
    },
  ],
  history: [],
  facts: [],
};

const text = (props: Partial<FindingLetterProps> = {}) =>
  renderToStaticMarkup(createElement(FindingLetter, { ...letter, ...props }))
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

test("each crop of a letter says what it shows and where it is printed", () => {
  expect(text()).toContain("Repairs · march.pdf, p.1");
});

test("a verdict that no formula reaches shows what was compared, and its difference", () => {
  expect(text()).toMatch(
    /printed.*\(910\.21\).*compared with.*910\.21.*difference.*\(1,820\.42\).*tolerance 0\.05/,
  );
  expect(text({ sides: null })).not.toContain("compared with");
});
