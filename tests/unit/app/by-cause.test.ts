import { expect, test } from "vitest";
import type { Severity } from "@/lib/rules/result";
import { byCause, isSameCause, oneByOne } from "@/lib/services/findings/by-cause";

function finding(id: string, severity: Severity, dollarEffect: string, causeGroup: string | null, of = "p") {
  return { id, property: { id: of }, causeGroup, severity, dollarEffect };
}

const all = [
  finding("large", "medium", "900.00", "year"),
  finding("low", "low", "5.00", "sign"),
  finding("grave", "critical", "5.00", "sign"),
  finding("alone", "medium", "100.00", null),
  finding("also-alone", "medium", "50.00", null),
  finding("elsewhere", "high", "5.00", "sign", "q"),
];

test("findings of one cause stand under the gravest, and what is grave before what is large", () => {
  expect(byCause(all).map(({ lead, others }) => [lead.id, others])).toEqual([
    ["grave", 1],
    ["elsewhere", 0],
    ["large", 0],
    ["alone", 0],
    ["also-alone", 0],
  ]);
});

test("one by one none is left out, in the same order of weight", () => {
  expect(oneByOne(all).map(({ lead }) => lead.id)).toEqual([
    "grave",
    "elsewhere",
    "large",
    "alone",
    "also-alone",
    "low",
  ]);
});

test("findings without a cause, and of other properties, share none", () => {
  const [large, low, grave, alone, alsoAlone, elsewhere] = all;
  if (!large || !low || !grave || !alone || !alsoAlone || !elsewhere) throw new Error("There are six.");
  expect(isSameCause(low, grave)).toBe(true);
  expect(isSameCause(grave, elsewhere)).toBe(false);
  expect(isSameCause(alone, alsoAlone)).toBe(false);
  expect(isSameCause(large, grave)).toBe(false);
});
