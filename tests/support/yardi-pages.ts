import type { Page, Word } from "@/lib/extraction/page";

/** One body row of a hand-made print. `null` leaves an empty slot. */
export type PrintedRow = {
  code?: string | null;
  name: string;
  amounts?: (string | null)[];
  /** Further words anywhere in the row: text and right edge. */
  extra?: { text: string; right: number }[];
} | null;

export interface PrintedPages {
  title?: string;
  property?: string;
  period?: string;
  book?: string;
  tree?: string | null;
  headings?: { text: string; right: number }[];
  rows: PrintedRow[];
  rowsPerPage?: number;
  date?: string | null;
  time?: string | null;
  codeLeft?: number;
  nameLeft?: number;
}

const BALANCE_HEADINGS = [{ text: "Current Balance", right: 585 }];
export const INCOME_HEADINGS = [
  { text: "Period to Date", right: 316.8 },
  { text: "%", right: 406.2 },
  { text: "Year to Date", right: 495.6 },
  { text: "%", right: 585 },
];

/** Words of a print in the Yardi layout, with the widths of Helvetica rounded to three classes. */
export function printPages(print: PrintedPages): Page[] {
  const { rows, rowsPerPage = 55 } = print;
  const count = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    width: 612,
    height: 792,
    words: [
      ...headerWords(print, index + 1),
      ...rows
        .slice(index * rowsPerPage, (index + 1) * rowsPerPage)
        .flatMap((row, k) => (row ? rowWords(row, print, 98 + 12 * k) : [])),
      ...footerWords(print),
    ],
  }));
}

/** The words of a text that starts at `left`. */
export function wordsFrom(left: number, baseline: number, text: string, size = 8): Word[] {
  const words: Word[] = [];
  let x = left;
  for (const part of text.split(/( +)/)) {
    const width = textWidth(part, size);
    if (part.trim() !== "") words.push(word(part, x, baseline, size));
    x += width;
  }
  return words;
}

/** The words of a text that ends at `right`. */
export function wordsUpTo(right: number, baseline: number, text: string, size = 8): Word[] {
  return wordsFrom(right - textWidth(text, size), baseline, text, size);
}

export function word(text: string, x: number, baseline: number, size = 8): Word {
  return {
    text,
    box: [x, baseline - 1.075 * size, x + textWidth(text, size), baseline + 0.299 * size],
    baseline,
  };
}

export function textWidth(text: string, size = 8): number {
  let ems = 0;
  for (const character of text)
    ems += /[ .,:;|!il']/.test(character) ? 0.278 : /[-()]/.test(character) ? 0.333 : 0.556;
  return ems * size;
}

function headerWords(print: PrintedPages, page: number): Word[] {
  const { tree = "ysi_bs", book = "Accrual" } = print;
  return [
    ...wordsFrom(27, 35, print.property ?? "Harbour Point (harb)"),
    ...wordsUpTo(585, 35, `Page ${page}`),
    ...wordsFrom(27, 51, print.title ?? "Balance Sheet", 12),
    ...wordsFrom(27, 63, `Period = ${print.period ?? "Dec 2024"}`),
    ...wordsFrom(27, 75, tree === null ? `Book = ${book}` : `Book = ${book} ; Tree = ${tree}`),
    ...(print.headings ?? BALANCE_HEADINGS).flatMap(({ text, right }) => wordsUpTo(right, 85, text)),
  ];
}

function rowWords(row: NonNullable<PrintedRow>, print: PrintedPages, baseline: number): Word[] {
  const isIncome = (print.headings ?? BALANCE_HEADINGS).length > 1;
  const { codeLeft = isIncome ? 31.4 : 54.8, nameLeft = isIncome ? 80.3 : 127 } = print;
  const edges = (print.headings ?? BALANCE_HEADINGS).map(({ right }) => right);
  return [
    ...(row.code ? wordsFrom(codeLeft, baseline, row.code) : []),
    ...wordsFrom(row.code || isIncome === false ? nameLeft : 87, baseline, row.name),
    ...(row.amounts ?? []).flatMap((amount, k) =>
      amount === null ? [] : wordsUpTo(edges[k] ?? 585, baseline, amount),
    ),
    ...(row.extra ?? []).flatMap(({ text, right }) => wordsUpTo(right, baseline, text)),
  ];
}

function footerWords({ date = "Friday, January 17, 2025", time = "11:50 AM" }: PrintedPages): Word[] {
  return [
    ...(date === null ? [] : wordsUpTo(585, 768, date)),
    ...(time === null ? [] : wordsUpTo(585, 780, time)),
  ];
}
