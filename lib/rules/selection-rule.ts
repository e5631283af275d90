import type { StatementFacts } from "@/lib/facts/statement-facts";
import type { RuleOf, Selection } from "./rule";
import { headerEvidence, notEvaluated, passed } from "./verdicts";

export interface SelectionRuleInput
  extends Pick<RuleOf<"documents">, "id" | "version" | "title" | "whyItMatters"> {
  chosen: (selection: Selection) => string;
  read: (statement: StatementFacts) => string;
  field: "property" | "period";
}

/** A rule that compares a person's choice with the header. */
export function selectionRule({ chosen, read, field, ...rest }: SelectionRuleInput): RuleOf<"documents"> {
  return {
    ...rest,
    scope: "documents",
    severity: "critical",
    definition: `where a ${field} was chosen for a file, it is the one in its header`,
    parameters: [],
    evaluate({ identities, selections }) {
      const selected = identities.flatMap(({ current }) => {
        const selection = selections.get(current.document.sha256);
        return selection ? [{ current, selection }] : [];
      });
      if (selected.length === 0) return [notEvaluated(`a chosen ${field} to compare the header with`)];
      const wrong = selected.filter(({ current, selection }) => chosen(selection) !== read(current));
      if (wrong.length === 0) return [passed(`The header names the chosen ${field}.`)];
      const sentences = wrong.map(
        ({ current, selection }) => `${chosen(selection)} was chosen, but the header says ${read(current)}.`,
      );
      return [
        {
          outcome: "failed",
          because: sentences.join(" "),
          evidence: wrong.flatMap(({ current }) => headerEvidence(current, [field])),
        },
      ];
    },
  };
}
