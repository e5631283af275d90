import { expect, test } from "vitest";
import { checkJson } from "@/lib/report/check-json";
import { checkReport, ruleResult } from "@/tests/support/check-report";

test("a check has exactly the members of the contract", () => {
  const json = JSON.parse(JSON.stringify(checkJson(checkReport(), [])));
  expect(Object.keys(json)).toEqual(["documents", "proof", "results", "hashes"]);
  expect(json.proof).toStrictEqual({ figures: 1, proven: 1, repaired: 0, unproven: 0 });
  expect(json.results).toStrictEqual([
    {
      rule: "BSI-06",
      version: 3,
      outcome: "failed",
      severity: "critical",
      property: "quarry",
      period: { start: null, end: "2026-03-31" },
      subject: null,
      because: "The lines sum to 184,310.40; the statement prints 181,860.40.",
      left: "184310.40",
      right: "181860.40",
      difference: "2450.00",
      tolerance: "0.05",
      cause: { kind: "sign", accounts: ["2030-0000"], amount: "2450.00", group: "sign 2030-0000" },
      candidates: [{ kind: "sign", accounts: ["2030-0000"], amount: "2450.00", group: "sign 2030-0000" }],
      evidence: [
        {
          file: "Balance_Sheet.pdf",
          page: 2,
          box: [500, 100, 585, 110.25],
          text: "181,860.40",
          value: "181860.40",
        },
      ],
    },
  ]);
  expect(Object.keys(json.hashes)).toEqual(["catalogue", "parameters", "facts", "results"]);
});

test("every result is listed, whatever its outcome", () => {
  const outcomes = ["passed", "warned", "failed", "not_applicable", "not_evaluated", "errored"] as const;
  const results = outcomes.map((outcome) => ruleResult({ outcome, cause: null, candidates: [] }));
  const json = checkJson(checkReport({ results }), []);
  expect(json.results.map(({ outcome }) => outcome)).toEqual(outcomes);
  expect(json.results[0]?.cause).toBeNull();
});

test("files that could not be used come after the documents", () => {
  const error = {
    file: "scan.pdf",
    sha256: null,
    code: "no_text_layer",
    message: "It looks like a scan.",
  } as const;
  const json = checkJson(checkReport(), [error]);
  expect(json.documents.at(-1)).toStrictEqual({
    file: "scan.pdf",
    error: { code: "no_text_layer", message: "It looks like a scan." },
  });
});
