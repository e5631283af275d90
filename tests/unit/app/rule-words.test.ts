import { expect, test } from "vitest";
import { thresholdText } from "@/app/(workspace)/[orgSlug]/rules/[ruleId]/thresholds";
import { formulaOf, settingsOf } from "@/app/(workspace)/[orgSlug]/rules/definition";
import { RULES } from "@/lib/rules/index";

test("a formula is shown without its settings, and they in words without the digest", () => {
  const definition = "sum(a) = b [period, ytd; inside one print; failed; 0cc3aae5839d3f9d]";
  expect(formulaOf(definition)).toBe("sum(a) = b");
  expect(settingsOf(definition)).toBe(
    "period to date, year to date · inside one print · fails where it does not hold",
  );
  expect(settingsOf("each code occurs once in its section")).toBeNull();
});

test("no rule of the catalogue shows a digest or a setting that has no words", () => {
  for (const { definition } of RULES) {
    expect(formulaOf(definition)).not.toMatch(/[0-9a-f]{16}|\]$/);
    expect(settingsOf(definition) ?? "").not.toMatch(/[0-9a-f]{16}|\bytd\b|\bfailed\b|\bwarned\b/);
  }
});

test("every threshold that a rule reads is named with what it is set to", () => {
  for (const name of new Set(RULES.flatMap(({ parameters }) => parameters)))
    expect(thresholdText(name)).not.toBe(name);
  expect(thresholdText("toleranceInSystem")).toBe("tolerance inside one system 0.05 USD");
});
