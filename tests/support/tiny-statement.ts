import { pagesPdf, textAt } from "./raw-pdf";

/** An invented balance sheet of three accounts, as small as one can be. */
export function tinyStatement(): Uint8Array {
  const header = [
    textAt(27, 763, "Elm Court (elmc)"),
    rightAligned(585, 763, "Page 1"),
    textAt(27, 750, "Balance Sheet", { size: 12 }),
    textAt(27, 735, "Period = Dec 2024"),
    textAt(27, 723, "Book = Accrual ; Tree = ysi_bs"),
    rightAligned(585, 713, "Current Balance"),
  ];
  const body = rows.map(([code, name, amount], row) => {
    const y = 694 - 12 * row;
    return textAt(54.8, y, code) + textAt(127, y, name) + (amount === "" ? "" : rightAligned(585, y, amount));
  });
  const footer = [rightAligned(585, 30, "Friday, January 10, 2025"), rightAligned(585, 18, "09:15 AM")];
  return pagesPdf([{ content: [...header, ...body, ...footer].join("") }]);
}

const rows: [string, string, string][] = [
  ["0100-0000", "ASSETS", ""],
  ["0101-0000", "Current Assets", ""],
  ["0122-0000", "Cash - Operating", "1,200.50"],
  ["0499-9000", "Total Current Assets", "1,200.50"],
  ["1999-0000", "TOTAL ASSETS", "1,200.50"],
  ["2000-0000", "LIABILITIES", ""],
  ["2001-0000", "Current Liabilities", ""],
  ["2110-0000", "Accounts Payable", "200.50"],
  ["2590-0000", "Total Current Liabilities", "200.50"],
  ["2999-0000", "TOTAL LIABILITIES", "200.50"],
  ["3000-0000", "CAPITAL", ""],
  ["3050-0000", "Contributions", "1,000.00"],
  ["3999-0000", "TOTAL CAPITAL", "1,000.00"],
  ["3999-9000", "TOTAL LIABILITIES & CAPITAL", "1,200.50"],
];

/** Courier: every letter is 0.6 em wide, so the right edge needs no table of widths. */
function rightAligned(right: number, y: number, text: string): string {
  return textAt(right - text.length * 0.6 * 8, y, text, { font: "F2" });
}
