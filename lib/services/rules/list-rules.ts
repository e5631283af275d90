import { catalogueHash, RULES, ruleHash } from "@/lib/rules/index";
import type { RuleCatalogue } from "./rule-schemas";

/** By id: the same for every organisation, and all at once. */
export function listRules(): RuleCatalogue {
  const items = RULES.map((rule) => {
    const { id, version, title, whyItMatters, severity, definition, parameters } = rule;
    return {
      id,
      version,
      title,
      whyItMatters,
      severity,
      definition,
      parameters: [...parameters],
      hash: ruleHash(rule),
    };
  });
  return { items, nextCursor: null, catalogueHash: catalogueHash() };
}
