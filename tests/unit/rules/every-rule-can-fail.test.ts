import { expect, test } from "vitest";
import type { Box, Page } from "@/lib/extraction/page";
import { canonicalCents } from "@/lib/money/cents";
import { checkDocuments } from "@/lib/rules/check-documents";
import { RULES } from "@/lib/rules/index";
import type { CheckReport } from "@/lib/rules/result";
import { balanceSheetExamples } from "./examples/balance-sheet";
import { documentExamples } from "./examples/documents";
import { type Example, sound } from "./examples/example";
import { incomeStatementExamples } from "./examples/income-statement";
import { crossDocumentExamples, rollForwardExamples } from "./examples/periods";

const examples: Example[] = [
  ...documentExamples,
  ...balanceSheetExamples,
  ...incomeStatementExamples,
  ...crossDocumentExamples,
  ...rollForwardExamples,
];

const cases = examples.map((example) => [example.rule, example.story, example] as const);

const reports = new Map<Example, CheckReport>();

function reportOf(example: Example): CheckReport {
  const { prints, documents, options } = example;
  const report =
    reports.get(example) ?? checkDocuments(documents?.(prints) ?? prints.read(), options?.(prints) ?? {});
  reports.set(example, report);
  return report;
}

test("every rule has an example that makes it object", () => {
  const shown = new Set(examples.map(({ rule }) => rule));
  expect(RULES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
});

test("nothing of what the examples change is wrong before", () => {
  const results = checkDocuments(sound.read()).results;
  expect(
    results.filter(({ outcome }) => !["passed", "not_applicable", "not_evaluated"].includes(outcome)),
  ).toEqual([]);
});

test.each(cases)("%s: %s", (_, __, example) => {
  const { rule, expected } = example;
  const { outcome, severity, window, subject = null, left, right, because } = expected;
  const found = reportOf(example).results.filter(
    (result) =>
      result.rule === rule && result.period.end === window.end && result.period.start === window.start,
  );
  const result = found.find((each) => each.subject === subject);
  expect(
    result,
    JSON.stringify(found.map((each) => [each.outcome, each.subject, each.because])),
  ).toMatchObject({
    outcome,
    severity,
    subject,
  });
  if (left !== undefined) expect(result?.left).toBe(canonicalCents(left));
  if (right !== undefined) expect(result?.right).toBe(right === null ? null : canonicalCents(right));
  if (left !== undefined && right != null) expect(result?.difference).toBe(canonicalCents(left - right));
  if (because) expect(result?.because).toMatch(because);
});

test.each(cases)("%s: %s: every objection shows words that stand in its boxes", (_, __, example) => {
  const pages = example.prints.pages();
  const objections = reportOf(example).results.filter(
    ({ outcome }) => outcome === "failed" || outcome === "warned",
  );
  expect(objections.length).toBeGreaterThan(0);
  for (const { rule, subject, evidence } of objections) {
    expect(evidence.length, `${rule} ${subject} has no evidence`).toBeGreaterThan(0);
    for (const item of evidence) {
      const page = pages.get(item.sha256)?.find(({ number }) => number === item.page);
      const words = wordsIn(page, item.box);
      expect(words, `${rule} ${subject} shows an empty box`).not.toBe("");
      const text = item.text.replaceAll(" ", "");
      expect(text, `${rule} ${subject}`).toBe(words);
      if (item.value !== null) expect(item.value).toBe(text.replaceAll(",", ""));
    }
  }
});

/** The words whose middle lies in a box, from left to right, without spaces. */
function wordsIn(page: Page | undefined, [x0, y0, x1, y1]: Box): string {
  const inside = (page?.words ?? []).filter(({ box }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  });
  return inside
    .toSorted((a, b) => a.box[0] - b.box[0])
    .map(({ text }) => text)
    .join("");
}
