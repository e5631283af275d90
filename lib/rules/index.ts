import { compareText } from "@/lib/collections/compare-text";
import { contentHash } from "@/lib/hash/content-hash";
import { balanceSheetRules } from "./catalogue/bsi";
import { cashFlowRules } from "./catalogue/cfi";
import { documentRules } from "./catalogue/doc";
import { incomeStatementRules } from "./catalogue/isi";
import { accountBalanceRules } from "./catalogue/rol-balances";
import { rollForwardRules } from "./catalogue/rol-windows";
import { crossDocumentRules } from "./catalogue/xdt";
import type { Rule } from "./rule";

/** Every built-in rule, ordered by id. Ids are stable: one is never reused for another meaning. */
export const RULES: readonly Rule[] = [
  ...documentRules,
  ...balanceSheetRules,
  ...incomeStatementRules,
  ...cashFlowRules,
  ...crossDocumentRules,
  ...rollForwardRules,
  ...accountBalanceRules,
].toSorted((a, b) => compareText(a.id, b.id));

/** Covers all that decides a verdict or is shown with it; a rule whose hash changes needs a new version. */
export function ruleHash(rule: Rule): string {
  const { id, version, scope, title, whyItMatters, severity, severityOfSign, definition, parameters } = rule;
  return contentHash({
    id,
    version,
    scope,
    title,
    whyItMatters,
    severity,
    severityOfSign,
    definition,
    parameters,
  });
}

export function catalogueHash(rules: readonly Rule[] = RULES): string {
  const known =
    catalogueHashes.get(rules) ?? contentHash(rules.map((rule) => [rule.id, rule.version, ruleHash(rule)]));
  catalogueHashes.set(rules, known);
  return known;
}

/** A catalogue does not change while a program runs. */
const catalogueHashes = new WeakMap<readonly Rule[], string>();
