import { incomeStatementsEnding, type PropertyFacts } from "@/lib/facts/property-facts";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { abs } from "@/lib/money/cents";
import type { Parameters } from "./parameters";

/** T$: the larger of the floor and a share of total income; without an income statement for the day, the floor. */
export function materialityAt(
  property: PropertyFacts,
  statement: StatementFacts,
  parameters: Parameters,
): bigint {
  const incomes = incomeStatementsEnding(property, statement.window.end, statement).map((income) =>
    abs(income.totalValue("total_income", "period_to_date") ?? 0n),
  );
  const income = incomes.reduce((most, value) => (value > most ? value : most), 0n);
  const share = (income * parameters.materialityBps) / 10_000n;
  return share > parameters.materialityFloor ? share : parameters.materialityFloor;
}
