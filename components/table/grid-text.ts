/** What a cell is copied as; a number is given as its canonical text. */
export type CopiedValue = string | number | null;

const IS_NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows as a spreadsheet takes them from the clipboard, the headers first. */
export function tabSeparated(headers: readonly string[], rows: readonly (readonly CopiedValue[])[]): string {
  return [headers, ...rows].map((row) => row.map(cellText).join("\t")).join("\r\n");
}

/**
 * Tabs and line ends would move the cells after them. Text that a spreadsheet would calculate (`=…`, `+…`, `@…`) gets
 * an apostrophe in front; numbers stay numbers.
 */
function cellText(value: CopiedValue): string {
  if (value === null) return "";
  const text = String(value).replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text;
}
