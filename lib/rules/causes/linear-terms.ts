import { accountKey, type MappedLine, unprintedTotal } from "@/lib/facts/statement-facts";
import type { Place, WindowFacts } from "@/lib/facts/window-facts";
import type { FactQuery, Measure, Selector } from "@/lib/formula/fact-source";
import type { Formula } from "@/lib/formula/formula";
import { absentCell, type Cell, printedCell, type Term } from "./constraint";

interface Setting {
  facts: WindowFacts;
  coefficient: 1n | -1n;
  at: FactQuery["at"];
  measure: Measure | null;
}

/**
 * The figures of `left = right` with their coefficients (left − right), accounts that are not printed included.
 * Null where the formula is not a plain sum of figures, or a statement it needs is missing.
 */
export function linearTerms(formula: Formula, facts: WindowFacts): Term[] | null {
  if (formula.kind !== "compare" || formula.operator !== "=") return null;
  const setting: Setting = { facts, coefficient: 1n, at: "current", measure: null };
  return both(formula.left, setting, formula.right, { ...setting, coefficient: -1n });
}

function terms(formula: Formula, setting: Setting): Term[] | null {
  switch (formula.kind) {
    case "role":
      return cells({ role: formula.role }, "total", setting);
    case "sum":
      return cells({ role: formula.role }, "leaves", setting);
    case "account":
      return cells({ code: formula.code }, "leaves", setting);
    case "range":
      return cells({ from: formula.from, to: formula.to }, "leaves", setting);
    case "negate":
      return terms(formula.operand, { ...setting, coefficient: opposite(setting.coefficient) });
    case "prior":
      return terms(formula.operand, { ...setting, at: "prior" });
    case "change":
      return both(formula.operand, setting, formula.operand, {
        ...setting,
        at: "prior",
        coefficient: opposite(setting.coefficient),
      });
    case "balance":
    case "period":
    case "ytd":
      return terms(formula.operand, { ...setting, measure: formula.kind });
    case "add":
      return both(formula.left, setting, formula.right, setting);
    case "subtract":
      return both(formula.left, setting, formula.right, {
        ...setting,
        coefficient: opposite(setting.coefficient),
      });
    case "number":
      return formula.value === "0" ? [] : null;
    default:
      return null;
  }
}

function both(left: Formula, ofLeft: Setting, right: Formula, ofRight: Setting): Term[] | null {
  const first = terms(left, ofLeft);
  const second = terms(right, ofRight);
  return first && second && [...first, ...second];
}

function cells(selector: Selector, take: FactQuery["take"], setting: Setting): Term[] | null {
  const { facts, coefficient, at, measure } = setting;
  const place = facts.place({ selector, take, at, measure });
  if ("missing" in place) return null;
  const found = take === "total" ? totalCells(selector, place) : leafCells(selector, place, facts);
  return found.map((cell) => ({ cell, coefficient }));
}

/** A total that is not printed keeps its place: it may have been dropped. */
function totalCells(selector: Selector, { statement, part, column }: Place): Cell[] {
  if (!("role" in selector)) return [];
  const total = statement.total(selector.role);
  const printed = total && printedCell(statement, total, column);
  if (printed) return [printed];
  return [
    { ...absentCell(statement, unprintedTotal(statement, selector.role), part, column), isTotal: true },
  ];
}

function leafCells(selector: Selector, place: Place, facts: WindowFacts): Cell[] {
  const { statement, part, column } = place;
  const printed = facts
    .leaves(selector, place)
    .map((leaf) => printedCell(statement, leaf, column) ?? unreadCell(leaf, place));
  const absent = facts
    .absentAccounts(selector, place)
    .map((account) => absentCell(statement, account, part, column));
  return [...printed, ...absent];
}

/** A line whose amount could not be read keeps its place: the sum may miss just that amount. */
function unreadCell({ line }: MappedLine, { statement, part, column }: Place): Cell {
  return absentCell(statement, { key: accountKey(line), name: line.name }, part, column);
}

function opposite(coefficient: 1n | -1n): 1n | -1n {
  return coefficient === 1n ? -1n : 1n;
}
