import { type Formula, operandsOf } from "./formula";
import { MAX_DECIMALS, MAX_NODES } from "./limits";
import { nearestName } from "./nearest-name";
import { printFormula } from "./print";
import { CANONICAL_NUMBER, CODE, RESERVED_NAMES, ROLE_NAME } from "./vocabulary";

export interface FormulaProblem {
  /** The part of the formula that is wrong, in text form. */
  text: string;
  message: string;
}

export interface CheckOptions {
  /** What the formula must be: a rule compares, a metric has a value. Without it both are fine. */
  expects?: "comparison" | "value";
}

/**
 * What keeps a well-formed formula from meaning something: unknown roles, comparisons inside arithmetic, places in time
 * that no document holds, and formulas that could never fail. Empty when it can be evaluated.
 */
export function checkFormula(
  formula: Formula,
  knownRoles: Iterable<string>,
  { expects }: CheckOptions = {},
): FormulaProblem[] {
  const nodes = nodesOf(formula);
  if (nodes.length > MAX_NODES) {
    return [{ text: "", message: `A formula has at most ${MAX_NODES} parts; this one has ${nodes.length}.` }];
  }
  const roles = new Set(knownRoles);
  return [
    ...topMessages(formula, nodes, expects).map((message) => ({ node: formula, message })),
    ...nodes.flatMap((node) => nodeMessages(node, roles).map((message) => ({ node, message }))),
    ...placeProblems(formula, { isPrior: false, measure: null }),
  ].map(({ node, message }) => ({ text: printFormula(node), message }));
}

/** Every node, the formula itself first. A loop, so that the depth of a stored tree does not matter. */
function nodesOf(formula: Formula): Formula[] {
  const nodes: Formula[] = [];
  const waiting = [formula];
  for (let node = waiting.pop(); node && nodes.length <= MAX_NODES; node = waiting.pop()) {
    nodes.push(node);
    waiting.push(...[...operandsOf(node)].reverse());
  }
  return nodes;
}

function topMessages(
  formula: Formula,
  nodes: readonly Formula[],
  expects: CheckOptions["expects"],
): string[] {
  const messages: string[] = [];
  if (formula.kind === "compare") {
    if (expects === "value") messages.push("A value is expected here, without a comparison.");
    if (printFormula(formula.left) === printFormula(formula.right)) {
      messages.push("Both sides are the same, so the comparison says nothing.");
    }
  } else if (expects === "comparison") {
    messages.push("A rule compares two sides: add =, <= or >= and what to compare with.");
  }
  if (!nodes.some(looksAtFigures)) {
    messages.push("This formula looks at no printed figure, so it would always come out the same.");
  }
  if (nodes.some((node) => node !== formula && node.kind === "compare")) {
    messages.push("A comparison stands at the top of a formula; it has no value to calculate with.");
  }
  return messages;
}

function looksAtFigures({ kind }: Formula): boolean {
  return kind === "role" || kind === "sum" || kind === "account" || kind === "range";
}

function nodeMessages(formula: Formula, roles: ReadonlySet<string>): string[] {
  switch (formula.kind) {
    case "role":
    case "sum":
      return roleMessages(formula.role, roles);
    case "account":
      return CODE.test(formula.code) ? [] : [CODE_MESSAGE];
    case "range":
      return rangeMessages(formula.from, formula.to);
    case "number":
      return CANONICAL_NUMBER.test(formula.value)
        ? []
        : [`${formula.value} is no number in its shortest form.`];
    case "round":
      return isDecimals(formula.decimals) ? [] : [`round( ) keeps 0 to ${MAX_DECIMALS} decimals.`];
    case "divide":
      return formula.right.kind === "number" && formula.right.value === "0" ? ["This divides by zero."] : [];
    case "min":
    case "max":
      return formula.operands.length > 0 ? [] : [`${formula.kind}( ) needs at least one value.`];
    default:
      return [];
  }
}

const CODE_MESSAGE = "An account code has 1 to 40 plain characters.";

function roleMessages(role: string, roles: ReadonlySet<string>): string[] {
  if (roles.has(role)) return [];
  if (!ROLE_NAME.test(role) || RESERVED_NAMES.includes(role))
    return [`${role} cannot be the name of a role.`];
  const near = nearestName(role, roles);
  return [near ? `There is no role ${role}. Did you mean ${near}?` : `There is no role ${role}.`];
}

function rangeMessages(from: string, to: string): string[] {
  if (!CODE.test(from) || !CODE.test(to)) return [CODE_MESSAGE];
  return from > to ? [`The range runs backwards: write ${to}..${from}.`] : [];
}

function isDecimals(decimals: number): boolean {
  return Number.isInteger(decimals) && decimals >= 0 && decimals <= MAX_DECIMALS;
}

interface Around {
  isPrior: boolean;
  measure: string | null;
}

interface NodeProblem {
  node: Formula;
  message: string;
}

function placeProblems(node: Formula, around: Around): NodeProblem[] {
  const own = placeMessages(node, around).map((message) => ({ node, message }));
  const inside = {
    isPrior: around.isPrior || node.kind === "prior" || node.kind === "change",
    measure: isMeasure(node) ? node.kind : around.measure,
  };
  return [...own, ...operandsOf(node).flatMap((operand) => placeProblems(operand, inside))];
}

function placeMessages(node: Formula, { isPrior, measure }: Around): string[] {
  if (isPrior && (node.kind === "prior" || node.kind === "change")) {
    return ["Only one period back can be looked up: prior( ) and change( ) do not go inside each other."];
  }
  if (measure !== null && isMeasure(node)) {
    return [`${node.kind}( ) inside ${measure}( ) would replace it; keep one of them.`];
  }
  return [];
}

function isMeasure({ kind }: Formula): boolean {
  return kind === "balance" || kind === "period" || kind === "ytd";
}
