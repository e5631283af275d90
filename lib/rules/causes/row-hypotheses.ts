import { isPercentColumn } from "@/lib/extraction/reading";
import { formatCents } from "@/lib/money/cents";
import type { CauseKind } from "../result";
import { asPrinted, type Cell, type Constraint, residualOf, shareOf, type Term } from "./constraint";
import { alteration } from "./digits";
import type { Hypothesis } from "./hypothesis";
import type { Network } from "./network";

/** Hypotheses that one row is wrong, for every row in a sum that does not close, and for a percentage that does not fit. */
export function rowHypotheses(constraint: Constraint, network: Network): Hypothesis[] {
  if (constraint.terms === null) return percentHypotheses(constraint);
  return constraint.terms.flatMap((term) => {
    const corrections = correctionsOf(term, constraint, network);
    const kind = kindOf(corrections, constraint);
    if (kind === null) return [];
    const plain = hypothesis(kind, corrections);
    return kind === "sign" ? [plain, withPercentages(plain, term.cell.row, network)] : [plain];
  });
}

/** That a percentage alone is wrong, by a typing error. */
function percentHypotheses({ cells }: Constraint): Hypothesis[] {
  const [amount, base, percent] = cells;
  if (!amount || !base || !percent || !isPercentColumn(percent.column) || base.value === 0n) return [];
  const truth = shareOf(amount.value, base.value);
  const kind = alteration(percent.value, truth);
  const cell = { ...percent, name: `The percentage of ${percent.name}` };
  return kind === null ? [] : [hypothesis(kind, [{ cell, truth }])];
}

/** A report that shows an amount with the wrong sign shows its percentage with that sign, too. */
function withPercentages(sign: Hypothesis, row: string, network: Network): Hypothesis {
  const columns = network
    .cellsOfRow(row)
    .flatMap((cell) => (sign.changes.has(cell.key) ? [cell.column] : []));
  const percentages = network
    .cellsOfRow(row)
    .filter(
      ({ column }) =>
        (column === "period_percent" && columns.includes("period_to_date")) ||
        (column === "year_percent" && columns.includes("year_to_date")),
    )
    .map(({ key, value }): [string, bigint] => [key, -2n * value]);
  return { ...sign, key: `${sign.key} percent`, changes: new Map([...sign.changes, ...percentages]) };
}

/** A cell and the amount that would close its sum. */
interface Correction {
  cell: Cell;
  truth: bigint;
}

/** What the row would have to print so that the constraint, and its like in other columns, close. */
function correctionsOf({ cell }: Term, constraint: Constraint, network: Network): Correction[] {
  return network.family(constraint).flatMap((sibling) => {
    const term = sibling.terms?.find((candidate) => candidate.cell.row === cell.row);
    if (!term || !sibling.terms || !network.isOpen(sibling.id)) return [];
    const residual = residualOf(sibling.terms, asPrinted);
    return [{ cell: term.cell, truth: term.cell.value - term.coefficient * residual }];
  });
}

/** Null when the columns would need different stories. */
function kindOf(corrections: readonly Correction[], constraint: Constraint): CauseKind | null {
  const kinds = new Set(corrections.map((correction) => kindOfCell(correction, constraint)));
  const [kind] = kinds;
  if (kind === undefined) return null;
  if (kinds.size === 1) return kind;
  return [...kinds].every((each) => each === "digit" || each === "transposition") ? "digit" : "unknown";
}

function kindOfCell({ cell, truth }: Correction, constraint: Constraint): CauseKind {
  if (cell.line === null) return "omitted";
  if (truth === 0n && isPrintedTwice(cell, constraint)) return "duplicated";
  return alteration(cell.value, truth) ?? "unknown";
}

function isPrintedTwice(cell: Cell, constraint: Constraint): boolean {
  return constraint.cells.some(
    (other) =>
      other.account === cell.account &&
      other.sha256 === cell.sha256 &&
      other.part === cell.part &&
      other.row !== cell.row,
  );
}

function hypothesis(kind: CauseKind, corrections: readonly Correction[]): Hypothesis {
  const [first] = corrections;
  if (!first) throw new RangeError("a hypothesis changes at least one figure");
  const { account, name, print, part } = first.cell;
  return {
    kind,
    accounts: [account],
    ...(corrections.some(({ cell, truth }) => truth * cell.usualSign < 0n) ? { isUnusual: true } : {}),
    ...(kind === "duplicated" ? { removesRow: first.cell.row } : {}),
    changes: new Map(corrections.map(({ cell, truth }) => [cell.key, truth - cell.value])),
    key: `${kind} ${print} ${part} ${account} ${corrections.map(({ cell, truth }) => `${cell.column} ${truth}`).join()}`,
    because: sentence(kind, name, first),
  };
}

function sentence(kind: CauseKind, name: string, { cell, truth }: Correction): string {
  const printed = formatCents(cell.value);
  const wanted = formatCents(truth);
  switch (kind) {
    case "sign":
      return `${name} is printed with the opposite sign: ${printed} instead of ${wanted}.`;
    case "omitted":
      return `${name} is not printed; ${wanted} is missing.`;
    case "duplicated":
      return `${name} is printed twice: ${printed} counts once too often.`;
    case "transposition":
      return `Two digits of ${name} changed places: ${printed} instead of ${wanted}.`;
    case "digit":
      return `One digit of ${name} is wrong: ${printed} instead of ${wanted}.`;
    default:
      return `${name} prints ${printed}, but ${wanted} would fit.`;
  }
}
