import { expect, test } from "vitest";
import { accountingAmount } from "@/cli/report/amount";
import { checkReportText } from "@/cli/report/check-report";
import { documentReport } from "@/cli/report/document-report";
import { groupFindings } from "@/cli/report/finding-groups";
import { createPainter, printable } from "@/cli/report/paint";
import { renderTable, shorten, textWidth } from "@/cli/report/table";
import { cause, checkReport, ruleResult } from "@/tests/support/check-report";
import { figure, line, readDocument } from "@/tests/support/read-document";

const plain = createPainter(false);

function checkText(...results: ReturnType<typeof ruleResult>[]): string {
  return checkReportText(checkReport({ results }), [], { paint: plain, width: 100, listsAll: false });
}

test("negative amounts stand in parentheses with their digits under the others", () => {
  expect(accountingAmount("-1234567.89")).toBe("(1,234,567.89)");
  expect(accountingAmount("0.05")).toBe("0.05 ");
  expect(accountingAmount("123.00")).toBe("123.00 ");
});

test("a statement is shown with its amounts, its proof and how much of it is proven", () => {
  const text = documentReport(readDocument(), plain, 100);
  expect(text).toContain("Quarry Corner (quarry) · Balance sheet · 31 Mar 2026");
  expect(text).toMatch(/0120-0000 +Operating Cash +\(1,234\.56\) +✓/);
  expect(text).toContain("✓ 1 of 1 figure proven");
});

test("an unproven figure says why", () => {
  const document = readDocument();
  document.proof.marks = [
    { current_balance: { status: "unproven", because: "no total covers it", identities: [] } },
  ];
  const text = documentReport(document, plain, 100);
  expect(text).toContain("· 0 of 1 figure proven");
  expect(text).toContain("Operating Cash, balance: no total covers it");
});

test("no line of a report is wider than the terminal", () => {
  const name = "A name that is much longer than any name on a statement has a right to be, really";
  const document = readDocument({
    reading: { lines: [line(name, { current_balance: figure(1n, "0.01") })] },
  });
  const results = [ruleResult({ because: name.repeat(3), title: name })];
  for (const width of [80, 100, 120]) {
    const check = checkReportText(checkReport({ results }), [], { paint: plain, width, listsAll: true });
    for (const each of `${documentReport(document, plain, width)}\n${check}`.split("\n")) {
      if (!each.includes("results:") && !each.startsWith("hashes:"))
        expect(textWidth(each)).toBeLessThanOrEqual(width);
    }
  }
});

test("a finding names the rule, both figures, the cause and the place on the page", () => {
  const text = checkText(ruleResult());
  expect(text).toContain("✗ failed · critical · BSI-06 v3 · quarry · 31 Mar 2026");
  expect(text).toContain("The lines sum to 184,310.40; the statement prints 181,860.40.");
  expect(text).toContain("opposite sign, 2030-0000: 2,450.00");
  expect(text).toContain("Balance_Sheet.pdf:2  [500.0 100.0 585.0 110.3]  181,860.40");
});

test("the account that causes a failure is the first place to look at, by its name where there is room", () => {
  const [evidence] = ruleResult().evidence;
  if (!evidence) throw new Error("the example has evidence");
  const document = readDocument();
  const account = {
    ...evidence,
    file: "b.pdf",
    page: 1,
    box: [500.5, 95.4, 585, 106.4],
    text: "-1,234.56",
  } as const;
  const result = ruleResult({ cause: cause({ accounts: ["0120-0000"] }), evidence: [evidence, account] });
  const report = checkReport({ results: [result], documents: [document] });
  const lines = (width: number) => checkReportText(report, [], { paint: plain, width, listsAll: false });
  expect(lines(100)).toMatch(
    /seen at +b\.pdf:1 .* -1,234\.56 +0120-0000 Operating Cash\n +Balance_Sheet\.pdf:2/,
  );
  expect(lines(80)).toMatch(/seen at +b\.pdf:1 .* -1,234\.56 +0120-0000\n/);
});

test("results with one cause are one finding, led by the gravest", () => {
  const results = [
    ruleResult({ rule: "ROL-11", severity: "medium", outcome: "warned" }),
    ruleResult({ rule: "BSI-06" }),
    ruleResult({ rule: "XDT-01", cause: cause({ group: "timing 1110" }) }),
    ruleResult({ rule: "BSI-08" }),
  ];
  const groups = groupFindings(results).map(({ lead, others }) => [lead, ...others].map(({ rule }) => rule));
  expect(groups).toEqual([["BSI-06", "BSI-08", "ROL-11"], ["XDT-01"]]);
  const text = checkText(...results);
  expect(text).toContain("4 findings with 2 causes");
  expect(text).toContain("2 more findings with the same cause: BSI-08 v3");
});

test("one property's cause does not swallow another's finding", () => {
  const groups = groupFindings([ruleResult(), ruleResult({ property: "alder" })]);
  expect(groups).toHaveLength(2);
});

test("what was not looked at is never counted as passed", () => {
  const quiet = { cause: null, candidates: [], evidence: [] };
  const text = checkText(
    ruleResult({ outcome: "passed", ...quiet }),
    ruleResult({ outcome: "not_applicable", ...quiet }),
    ruleResult({ outcome: "not_evaluated", ...quiet }),
  );
  expect(text).toContain("✓ No findings.");
  expect(text).toContain(
    "3 results: ✗ 0 failed, ! 0 warned, ✓ 1 passed, – 1 not applicable, ? 1 not evaluated",
  );
});

test("all candidates are named when the documents do not determine the cause", () => {
  const candidates = [
    cause({ kind: "omitted", accounts: ["2010"] }),
    cause({ kind: "digit", accounts: ["2020"] }),
  ];
  const text = checkText(ruleResult({ cause: cause({ kind: "unknown", accounts: [] }), candidates }));
  expect(text).toMatch(/one of +line left out, 2010/);
  expect(text).toMatch(/or +one digit wrong, 2020/);
});

test("text of a document cannot command the terminal", () => {
  expect(printable("Rent\u001b[2J\u202egnp.exe\u0007\nnext")).toBe("Rent\ufffd[2J\ufffdgnp.exe\ufffd next");
  const document = readDocument({ file: "\u001b[31m.pdf" });
  expect(documentReport(document, plain, 100)).not.toContain("\u001b");
});

test("colour is added only where it is wanted and never changes the layout", () => {
  const coloured = documentReport(readDocument(), createPainter(true), 100);
  expect(coloured).toContain("\u001b[");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is taken away
  expect(coloured.replace(/\u001b\[[0-9;]*m/g, "")).toBe(documentReport(readDocument(), plain, 100));
});

test("wide characters count as two columns", () => {
  const rows = [
    [{ text: "東京" }, { text: "1" }],
    [{ text: "abcd" }, { text: "2" }],
  ];
  const columns = [{ heading: "", align: "left" } as const, { heading: "", align: "right" } as const];
  expect(renderTable(columns, rows, 80)).toEqual(["東京  1", "abcd  2"]);
  expect(shorten("東京都", 5)).toBe("東京…");
});
