import { formatDate } from "@/lib/dates/format-date";
import { previousDay } from "@/lib/dates/plain-date";
import { type AccountMovement, accountMovements, type MovementStatements } from "@/lib/facts/movements";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { abs, formatCents } from "@/lib/money/cents";
import { absentCell, type Constraint, linearConstraint, printedCell, type Term } from "../causes/constraint";
import type { IncomeContext, Verdict } from "../rule";
import { figureEvidence, headerEvidence, notEvaluated, passed, perAccount } from "../verdicts";

/** ROL-03: each account moved between the balance sheets as the cash flow says. */
export function movements(context: IncomeContext): Verdict[] {
  const statements = statementsOf(context);
  if (!statements) return [notEvaluated(missingSheets(context))];
  const tolerance = context.parameters.toleranceInSystem;
  const all = accountMovements(context.property, statements);
  const found = all
    .filter(({ isKnown, printed, expected }) => isKnown && abs(printed - expected) > tolerance)
    .map((movement) => movementVerdict(movement, statements, tolerance));
  const unknown = all.filter(({ isKnown }) => !isKnown);
  const summary =
    unknown.length > 0
      ? notEvaluated(
          `${unknown.map(({ account }) => account.key).join(", ")} cannot be read as 0 where not printed, because the section does not add up`,
        )
      : passed(`All ${all.length} accounts moved as the cash flow says.`);
  return perAccount(found, summary);
}

export function movementConstraints(context: IncomeContext): Constraint[] {
  const statements = statementsOf(context);
  if (!statements) return [];
  const tolerance = context.parameters.toleranceInSystem;
  return accountMovements(context.property, statements).map(({ account, sign }) => {
    const id = movementId(statements, account.key);
    const opposite = sign === 1n ? -1n : 1n;
    const terms: Term[] = [
      ...accountTerms(statements.income, "adjustments", account, 1n),
      ...accountTerms(statements.closing, "balance_sheet", account, sign),
      ...accountTerms(statements.opening, "balance_sheet", account, opposite),
    ];
    return linearConstraint({
      id,
      rule: "ROL-03",
      statement: statements.income.document.sha256,
      family: id,
      terms,
      tolerance,
    });
  });
}

function statementsOf({ opening, closing, income }: IncomeContext): MovementStatements | null {
  return opening && closing ? { opening, closing, income } : null;
}

function movementVerdict(
  movement: AccountMovement,
  statements: MovementStatements,
  tolerance: bigint,
): Verdict {
  const { account, printed, expected, adjustments, opening, closing } = movement;
  const shown = adjustments.length > 0 ? `shows ${formatCents(printed)}` : "has no line for it";
  const absent = [
    ...(opening.length === 0 ? headerEvidence(statements.opening) : []),
    ...(closing.length === 0 ? headerEvidence(statements.closing) : []),
    ...(adjustments.length === 0 ? headerEvidence(statements.income) : []),
  ];
  return {
    outcome: "failed",
    subject: account.key,
    because: `The balance of ${account.name} moved with a cash effect of ${formatCents(expected)}, but the cash flow ${shown}.`,
    left: printed,
    right: expected,
    difference: printed - expected,
    tolerance,
    evidence: [...figureEvidence([...adjustments, ...closing, ...opening]), ...absent],
    about: [movementId(statements, account.key)],
  };
}

function movementId({ income }: MovementStatements, key: string): string {
  return `ROL-03 ${income.document.sha256} ${key}`;
}

function accountTerms(
  statement: StatementFacts,
  part: "balance_sheet" | "adjustments",
  account: AccountMovement["account"],
  coefficient: 1n | -1n,
): Term[] {
  const column = part === "balance_sheet" ? "current_balance" : "period_to_date";
  const printed = statement
    .account(part, account.key)
    .flatMap((leaf) => printedCell(statement, leaf, column) ?? []);
  const cells = printed.length > 0 ? printed : [absentCell(statement, account, part, column)];
  return cells.map((cell) => ({ cell, coefficient }));
}

function missingSheets({ income, opening, closing }: IncomeContext): string {
  const { start, end } = income.window;
  const days = [...(opening || start === null ? [] : [previousDay(start)]), ...(closing ? [] : [end])];
  return `the balance sheet at ${days.map(formatDate).join(" and at ")}`;
}
