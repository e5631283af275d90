import type { Problem, ProblemCode } from "@/lib/extraction/reading";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import type { EvidenceRef, RuleOf } from "./rule";
import { headerEvidence, passed } from "./verdicts";

export interface ProblemRuleInput
  extends Pick<RuleOf<"documents">, "id" | "version" | "title" | "whyItMatters" | "severity"> {
  codes: readonly ProblemCode[];
  fine: string;
}

/** A rule that holds when reading met none of some problems. */
export function problemRule({ codes, fine, ...rest }: ProblemRuleInput): RuleOf<"documents"> {
  return {
    ...rest,
    scope: "documents",
    definition: `no problem of the kinds ${codes.join(", ")} in any current print`,
    parameters: [],
    evaluate({ identities }) {
      const found = identities.flatMap(({ current }) =>
        current.document.reading.problems
          .filter(({ code }) => codes.includes(code))
          .map((problem) => ({ problem, statement: current })),
      );
      if (found.length === 0) return [passed(fine)];
      const messages = [...new Set(found.map(({ problem }) => problem.message))];
      const shown = messages.slice(0, 5).join(" ");
      const more = messages.length > 5 ? ` And ${messages.length - 5} more.` : "";
      return [
        {
          outcome: "failed",
          because: `${shown}${more}`,
          evidence: found.flatMap(({ problem, statement }) => problemEvidence(problem, statement)),
        },
      ];
    },
  };
}

function problemEvidence({ page, box, text, message }: Problem, statement: StatementFacts): EvidenceRef[] {
  if (page === null || box === null) return headerEvidence(statement);
  return [{ sha256: statement.document.sha256, page, box, text: text ?? message, value: null }];
}
