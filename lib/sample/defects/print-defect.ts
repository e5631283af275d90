import type { ColumnKey } from "@/lib/extraction/reading";
import { abs, canonicalCents, formatCents } from "@/lib/money/cents";
import type { CauseKind } from "@/lib/rules/result";
import type { SampleDocument, SampleRow } from "../sample-document";
import { changeDigit, transposeDigits } from "./alter-digits";
import { alterRow, chooseColumns, LEAST_CHANGE, moneyColumns } from "./altered-row";
import {
  type AlteredPrint,
  labelOf,
  type PrintDefectKind,
  type RowDefect,
  reason,
  unique,
} from "./row-defect";
import { sumRulesOf, totalRulesOf } from "./sections";
import { type Change, isOnlyLeaf, percentagesSpeak, speaks, witnessesOf } from "./witnesses";

export const PRINT_DEFECTS: Record<Exclude<PrintDefectKind, "swapped_neighbours">, RowDefect> = {
  sign: (input) => alterValues(input, { kind: "sign", causeKind: "sign", alter: (value) => -value }),
  digit: (input) =>
    alterValues(input, {
      kind: "digit",
      causeKind: "digit",
      alter: (value) => changeDigit(value, input.random),
    }),
  transposition: (input) =>
    alterValues(input, {
      kind: "transposition",
      causeKind: "transposition",
      alter: (value) => transposeDigits(value, input.random),
    }),
  total_digit: (input) => alterTotal(input),
  dropped_row: (input) => dropRow(input),
  duplicated_row: (input) => duplicateRow(input),
};

type RowInput = Parameters<RowDefect>[0];

interface Alteration {
  kind: PrintDefectKind;
  causeKind: CauseKind;
  alter: (value: bigint) => bigint | null;
}

function alterValues(input: RowInput, { kind, causeKind, alter }: Alteration): AlteredPrint | null {
  const { documents, document, index, random } = input;
  const row = document.rows[index];
  if (row?.kind !== "line" || row.code === null) return null;
  const altered = alterRow(row, { columns: chooseColumns(document, row, kind, random), alter });
  if (!altered) return null;
  const { change, columns } = altered;
  if (kind === "sign" && columns.length > 1) flipPercentages(altered.row);
  const witnesses = witnessesOf(documents, document, row).filter((witness) => speaks(witness, change));
  const names = witnesses.map(({ name }) => name);
  if (percentagesSpeak(document, altered.row, change)) names.push("ISI-15");
  if (isOnlyLeaf(document, row)) names.push("only_leaf");
  const rules = [
    ...sumRulesOf(row.code, row.section),
    ...witnesses.filter((w) => w.isRule).map(({ name }) => name),
  ];
  return {
    document: replaceRow(document, index, altered.row),
    label: {
      ...labelOf(document, columns, [row.code]),
      kind,
      amount: canonicalCents(change[columns[0] ?? "current_balance"] ?? 0n),
      causeKind,
      expectedRules: unique(rules),
      isDetermined: names.length > 0,
      witnesses: unique(names),
      because: sentence(row, altered.row, columns, names),
    },
  };
}

function alterTotal(input: RowInput): AlteredPrint | null {
  const { document, index, random } = input;
  const row = document.rows[index];
  if (row?.kind !== "subtotal") return null;
  const columns = chooseColumns(document, row, "total_digit", random);
  const altered = alterRow(row, { columns, alter: (value) => changeDigit(value, random) });
  if (!altered) return null;
  const account = row.code ?? row.name;
  return {
    document: replaceRow(document, index, altered.row),
    label: {
      ...labelOf(document, columns, [account]),
      kind: "total_digit",
      amount: canonicalCents(altered.change[columns[0] ?? "current_balance"] ?? 0n),
      causeKind: "digit",
      expectedRules: totalRulesOf(account),
      isDetermined: true,
      witnesses: totalRulesOf(account),
      because: `${describe(row, altered.row, columns)} What it adds up and what it enters into agree with each other.`,
    },
  };
}

function dropRow({ documents, document, index }: RowInput): AlteredPrint | null {
  const row = document.rows[index];
  if (row?.kind !== "line" || row.code === null || isOnlyLeaf(document, row)) return null;
  if (!isNamedElsewhere(documents, document, row)) return null;
  const columns = moneyColumns(document).filter((column) => abs(row.values[column] ?? 0n) >= LEAST_CHANGE);
  if (columns.length === 0) return null;
  const change: Change = {};
  for (const column of moneyColumns(document)) change[column] = -(row.values[column] ?? 0n);
  const names = witnessesOf(documents, document, row)
    .filter((witness) => speaks(witness, change))
    .map(({ name }) => name);
  return {
    document: { ...document, rows: document.rows.filter((_, i) => i !== index) },
    label: {
      ...labelOf(document, columns, [row.code]),
      kind: "dropped_row",
      amount: canonicalCents(change[columns[0] ?? "current_balance"] ?? 0n),
      causeKind: "omitted",
      expectedRules: sumRulesOf(row.code, row.section),
      isDetermined: names.length > 0,
      witnesses: unique(names),
      because: `The row of ${row.name} (${row.code}) is missing. ${reason(names)}`,
    },
  };
}

/** An account that no other print shows could not be named by anyone. */
function isNamedElsewhere(
  documents: readonly SampleDocument[],
  document: SampleDocument,
  row: SampleRow,
): boolean {
  return documents.some(
    (other) =>
      other !== document &&
      other.rows.some(
        ({ kind, code, section }) => kind === "line" && code === row.code && section === row.section,
      ),
  );
}

function duplicateRow({ document, index }: RowInput): AlteredPrint | null {
  const row = document.rows[index];
  if (row?.kind !== "line" || row.code === null) return null;
  const columns = moneyColumns(document).filter((column) => abs(row.values[column] ?? 0n) >= LEAST_CHANGE);
  if (columns.length === 0) return null;
  return {
    document: { ...document, rows: document.rows.flatMap((r, i) => (i === index ? [r, r] : [r])) },
    label: {
      ...labelOf(document, columns, [row.code]),
      kind: "duplicated_row",
      amount: canonicalCents(row.values[columns[0] ?? "current_balance"] ?? 0n),
      causeKind: "duplicated",
      expectedRules: ["DOC-11", ...sumRulesOf(row.code, row.section)],
      isDetermined: true,
      witnesses: ["DOC-11"],
      because: `The row of ${row.name} (${row.code}) stands twice.`,
    },
  };
}

/** A row that takes the wrong sign throughout takes it in its percentages too; a misprinted figure does not. */
function flipPercentages(row: SampleRow): void {
  const { period_percent: period, year_percent: year } = row.values;
  if (period !== undefined) row.values.period_percent = -period;
  if (year !== undefined) row.values.year_percent = -year;
}

function replaceRow(document: SampleDocument, index: number, row: SampleRow): SampleDocument {
  return { ...document, rows: document.rows.map((r, i) => (i === index ? row : r)) };
}

function sentence(
  row: SampleRow,
  altered: SampleRow,
  columns: ColumnKey[],
  witnesses: readonly string[],
): string {
  return `${describe(row, altered, columns)} ${reason(witnesses)}`;
}

function describe(row: SampleRow, altered: SampleRow, columns: ColumnKey[]): string {
  const [column = "current_balance"] = columns;
  const where = columns.length > 1 ? "in both columns" : `in the column ${column}`;
  const printed = formatCents(altered.values[column] ?? 0n);
  const account = row.code === null ? row.name : `${row.name} (${row.code})`;
  return `${account} is printed as ${printed} instead of ${formatCents(row.values[column] ?? 0n)} ${where}.`;
}
