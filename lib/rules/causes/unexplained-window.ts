import { asPrinted, type Constraint, residualOf } from "./constraint";
import type { Network } from "./network";

/** A cause of what no misprint explains in one window: the books themselves moved outside of it. */
export interface WindowCause {
  kind: "timing" | "account_movement" | "sign";
  accounts: string[];
  because: string;
}

/**
 * Accounts whose balances moved otherwise than the cash flow says, while every sum holds. When the cash flow misses the
 * change in cash by just these movements, the tail leaves the accounts out or turns their sign; when it ties, an entry was posted into the
 * window's past after that was reported. Null when the pattern is neither.
 */
export function windowCause(
  income: string,
  explained: ReadonlySet<string>,
  network: Network,
): WindowCause | null {
  const open = network.openConstraints().filter(({ id }) => !explained.has(id));
  const ofRule = (rule: string) => open.filter((each) => each.rule === rule && each.statement === income);
  const movements = ofRule("ROL-03");
  const results = ofRule("ROL-02");
  const leaves = results.filter(({ cells }) => cells.every(({ isTotal }) => !isTotal));
  const accounts = [...new Set([...movements, ...leaves].map(accountOf))].sort();
  if (movements.length === 0 || hasOpenSums(open, income)) return null;
  const gap = sumOf(ofRule("XDT-03"));
  if (gap !== 0n) return gap === sumOf(movements) ? wrongFlow(movements) : null;
  const isBalanced = movements.length > 1 || results.length > 0 || ofRule("ROL-05").length > 0;
  return isBalanced
    ? {
        kind: "timing",
        accounts,
        because:
          "Every sum holds, so an entry was posted into a period before the window after that had been reported.",
      }
    : null;
}

/** The cash flow misses the change in cash by just what these accounts moved otherwise. */
function wrongFlow(movements: readonly Constraint[]): WindowCause {
  const accounts = movements.map(accountOf).sort();
  return movements.every(isOpposite)
    ? {
        kind: "sign",
        accounts,
        because:
          "The cash flow counts the movement of these accounts with the opposite sign, and misses the change in cash by twice that.",
      }
    : {
        kind: "account_movement",
        accounts,
        because:
          "The cash flow leaves out the movement of these accounts, and misses the change in cash by just that.",
      };
}

/** Whether turning the sign of the printed adjustment would make the account move as its balances do. */
function isOpposite({ terms, isClosed }: Constraint): boolean {
  return (
    terms?.some(({ cell }) => cell.part === "adjustments" && cell.value !== 0n) === true &&
    isClosed(({ part, value }) => (part === "adjustments" ? -value : value))
  );
}

/** Sums of the window's own statement that do not close point to a misprint instead; a stale percentage does not. */
function hasOpenSums(open: readonly Constraint[], income: string): boolean {
  return open.some(
    ({ rule, statement, terms }) => terms !== null && /^(ISI|CFI)-/.test(rule) && statement === income,
  );
}

function sumOf(constraints: readonly Constraint[]): bigint {
  return constraints.reduce((sum, { terms }) => sum + residualOf(terms ?? [], asPrinted), 0n);
}

function accountOf({ cells, id }: Constraint): string {
  return cells[0]?.account ?? id;
}
