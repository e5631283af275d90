import { boxAround, textOf, typeSize } from "./box";
import { type CodeColumn, isSetApart, standsInCodeColumn } from "./code-column";
import { type Column, columnAt, columnNear } from "./columns";
import type { Box, Word } from "./page";
import { type ColumnKey, type Figure, isPercentColumn, type Problem, type ProblemCode } from "./reading";
import type { Row } from "./rows";
import type { Token } from "./tokens";

/** A body row taken apart: what stands in the code, name and amount columns, and what fits nowhere. */
export interface RowCells {
  code: string | null;
  name: string;
  /** Code and name together; null when the row has neither. */
  box: Box | null;
  nameWords: readonly Word[];
  figures: Partial<Record<ColumnKey, Figure>>;
  problems: Problem[];
  /** What stands in columns that are not kept. */
  unkept: { column: Column; token: Token }[];
  /** An amount is printed, even if it could not be read: the row is no section header. */
  hasAmount: boolean;
}

export interface CellLayout {
  page: number;
  columns: readonly Column[];
  code: CodeColumn | null;
}

/** Words of a name are a space apart; what stands further off than this many type sizes is something else. */
const NAME_GAP = 2;
/** A dash or a bare integer is an amount only when it keeps this many type sizes from the words before it. */
const ALONE_GAP = 0.8;

/** Printed where there is nothing to take a percentage of: it says that there is no figure. */
const NO_PERCENTAGE = /^n\/?a$/i;

/** Takes a row, already cut into tokens, apart. */
export function readCells(row: Row, tokens: readonly Token[], layout: CellLayout): RowCells {
  const cells: RowCells = {
    code: null,
    name: "",
    box: null,
    nameWords: [],
    figures: {},
    problems: [],
    unkept: [],
    hasAmount: false,
  };
  const report: Report = (code, message, { text, box }) =>
    cells.problems.push({ code, message, page: layout.page, box, text });

  const rest = takeCode(row, tokens, layout, cells, report);
  const name: Word[] = [];
  let before: Token | null = null;
  let isPastName = false;
  for (const token of rest) {
    const gap = before ? (token.box[0] - before.box[2]) / typeSize(token.box) : Number.POSITIVE_INFINITY;
    const isApart = isPastName || (name.length > 0 && gap > NAME_GAP);
    const column =
      columnAt(layout.columns, token) ??
      (isApart && token.numeral ? columnNear(layout.columns, token) : null);
    if (column && column.key === null && (isApart || isAmount(token, gap))) {
      cells.hasAmount = true;
      cells.unkept.push({ column, token });
      isPastName = true;
    } else if (column?.key && isAmount(token, gap)) {
      takeFigure(token, column.key, cells, report);
      isPastName = true;
    } else if (column?.key && isPercentColumn(column.key) && NO_PERCENTAGE.test(token.text) && isApart) {
      isPastName = true;
    } else if (column && isApart) {
      cells.hasAmount = true;
      report(
        "amount_not_understood",
        `"${token.text}" stands in a column of amounts but is no amount.`,
        token,
      );
    } else if (token.numeral && (isApart || isLoneFigure(token, rest))) {
      cells.hasAmount = true;
      report("amount_outside_columns", `${token.text} stands under no column heading.`, token);
    } else if (isPastName && !(before?.numeral && token.box[0] < before.box[2])) {
      report("row_not_understood", `"${token.text}" stands behind the amounts.`, token);
    } else {
      // A long name may run into the first amount and come out in its midst.
      name.push(...token.words);
    }
    before = token;
  }
  cells.name = textOf(name);
  cells.nameWords = name;
  const labelled = cells.code === null ? name : [...row.words.slice(0, 1), ...name];
  if (labelled.length > 0) cells.box = boxAround(labelled);
  return cells;
}

type Report = (code: ProblemCode, message: string, at: { text: string; box: Box }) => void;

/** Takes the account code off the row when it stands at the code column, and returns what is left. */
function takeCode(
  row: Row,
  tokens: readonly Token[],
  { code }: CellLayout,
  cells: RowCells,
  report: Report,
): readonly Token[] {
  const [first, ...rest] = tokens;
  if (!first || !code || first.words.length > 1 || !standsInCodeColumn(row, code)) return tokens;
  if (code.isSetApart && !isSetApart(row)) return tokens;
  if (!code.pattern.test(first.text)) {
    if (!/\d/.test(first.text) || rest.length === 0) return tokens;
    report("code_not_in_pattern", `${first.text} is no account code of this chart.`, first);
  }
  cells.code = first.text;
  return rest;
}

/** A row of nothing but numbers is no account named by one. */
function isLoneFigure(token: Token, tokens: readonly Token[]): boolean {
  return (token.numeral?.decimals ?? 0) > 0 && tokens.every(({ numeral }) => numeral !== null);
}

function isAmount({ numeral }: Token, gap: number): boolean {
  if (!numeral) return false;
  if (numeral.decimals > 0 || numeral.style.isGrouped || numeral.style.mark !== null) return true;
  return gap > ALONE_GAP;
}

function takeFigure(token: Token, column: ColumnKey, cells: RowCells, report: Report): void {
  cells.hasAmount = true;
  const value = token.numeral?.hundredths;
  if (value === null || value === undefined || (token.numeral?.isPercent && !isPercentColumn(column))) {
    report("amount_not_understood", `${token.text} is no amount with two decimals.`, token);
    return;
  }
  if (cells.figures[column]) {
    report("duplicate_amount_in_column", `${token.text} is a second amount in one column.`, token);
    return;
  }
  cells.figures[column] = { value, text: token.text, box: token.box };
}
