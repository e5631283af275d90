import { accountKey } from "@/lib/facts/statement-facts";
import type { FactFigure } from "@/lib/formula/fact-source";
import { formatCents } from "@/lib/money/cents";
import type { BalanceContext, RuleOf, Verdict } from "./rule";
import { figureEvidence, notApplicable, passed, perAccount } from "./verdicts";

export interface SignRuleInput
  extends Pick<RuleOf<"balance_sheet">, "id" | "version" | "title" | "whyItMatters" | "severity"> {
  role: string;
  /** The sign its balances have; zero always fits. */
  sign: 1n | -1n;
  failsAs: "failed" | "warned";
  says: (name: string, amount: string) => string;
  none: string;
  fine: string;
}

/** Every account of a role has the sign such accounts have. */
export function signRule(input: SignRuleInput): RuleOf<"balance_sheet"> {
  const { role, sign, failsAs, says, none, fine, ...rest } = input;
  return {
    ...rest,
    scope: "balance_sheet",
    definition: `each ${role} account ${sign > 0n ? ">=" : "<="} 0; one verdict an account, ${failsAs}`,
    parameters: [],
    evaluate({ sheet }) {
      const figures = sheet.figures(sheet.leaves(role), "current_balance");
      if (figures.length === 0) return [notApplicable(none)];
      const wrong = figures
        .filter(({ value }) => value * sign < 0n)
        .map((figure) => objection(figure, failsAs, says(figure.name, formatCents(figure.value))));
      return perAccount(wrong, passed(fine));
    },
  };
}

/** The accounts of some roles that print a negative balance. */
export function negativeBalances(
  { sheet }: BalanceContext,
  roles: readonly string[],
  what: string,
  except: readonly string[] = [],
): Verdict[] {
  return roles
    .flatMap((role) => sheet.leaves(role))
    .filter((mapped) => !except.some((role) => mapped.roles.includes(role)))
    .flatMap((mapped) => sheet.figure(mapped, "current_balance") ?? [])
    .filter(({ value }) => value < 0n)
    .map((figure) => objection(figure, "warned", `${figure.name} ${what}: ${formatCents(figure.value)}.`));
}

/** A balance with the wrong sign for its account. */
function objection(figure: FactFigure, outcome: "failed" | "warned", because: string): Verdict {
  return {
    outcome,
    subject: accountKey(figure),
    because,
    left: figure.value,
    right: 0n,
    difference: figure.value,
    evidence: figureEvidence([figure]),
  };
}
