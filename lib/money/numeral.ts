/** How a print marks the sign. Angle brackets are parentheses. CR reads as negative and DR as positive, whatever side the account is on. */
export type SignMark = "minus" | "trailing_minus" | "parentheses" | "CR" | "DR";

export interface NumeralStyle {
  mark: SignMark | null;
  hasCurrency: boolean;
  isGrouped: boolean;
}

/** A printed number, exactly: `units` × 10^−`decimals`. */
export interface Numeral {
  text: string;
  units: bigint;
  /** Printed decimals. An integer has 0: a year, a suite or a unit count is one too, so callers decide. */
  decimals: number;
  /** Cents of an amount, hundredths of a percent; null when more than two decimals are printed. */
  hundredths: bigint | null;
  isPercent: boolean;
  /** A dash in place of a zero. */
  isDash: boolean;
  suffix: "CR" | "DR" | null;
  style: NumeralStyle;
}

/** Beyond any ledger; longer digit runs are account, loan or tax numbers. */
const MAX_INTEGER_DIGITS = 16;
/** `MAX_INTEGER_DIGITS` with its group separators, decimals, `$`, marks, `CR` and spaces fits well inside. */
const MAX_LENGTH = 48;

const FIRST = charSet("0123456789.-($< −–—‒‑\u00a0\u2007\u2009\u202f");
const LAST = charSet("0123456789-)%Rr> −–—‒‑\u00a0\u2007\u2009\u202f");
const PLAIN = /^-?\d{1,3}(?:,\d{3}){0,4}\.\d\d$/;
/** An integer with leading zeros is a code; an amount with one (`034.56`) is a misprint that still says its value. */
const BODY = /^(?:(0|[1-9]\d*|\d+(?=\.))|(\d{1,3}(?:,\d{3})+))?(?:\.(\d{1,12}))?$/;
const DASH = /^(?:\$ ?)?(?:-|- ?0 ?-)(?: ?%)?$/;

/**
 * Reads one printed number, or null when the text is anything else: account codes, dates, times, words, numbers with
 * misplaced separators, or a sign that is marked twice. The table of examples is `tests/unit/money/numerals.ts`.
 */
export function parseNumeral(text: string): Numeral | null {
  const length = text.length;
  if (length === 0 || length > MAX_LENGTH) return null;
  if (!FIRST.has(text.charCodeAt(0)) || !LAST.has(text.charCodeAt(length - 1))) return null;
  if (PLAIN.test(text)) return plainNumeral(text);
  const ascii = withAsciiSpacesAndDashes(text).trim();
  if (DASH.test(ascii)) return dashNumeral(text, ascii);
  return markedNumeral(text, ascii);
}

function plainNumeral(text: string): Numeral {
  const units = BigInt(text.replaceAll(",", "").replace(".", ""));
  const mark = text.startsWith("-") ? "minus" : null;
  const style = { mark, hasCurrency: false, isGrouped: text.includes(",") } as const;
  return {
    text,
    units,
    decimals: 2,
    hundredths: units,
    isPercent: false,
    isDash: false,
    suffix: null,
    style,
  };
}

function dashNumeral(text: string, ascii: string): Numeral {
  const style = { mark: null, hasCurrency: ascii.startsWith("$"), isGrouped: false };
  const isPercent = ascii.endsWith("%");
  return { text, units: 0n, decimals: 0, hundredths: 0n, isPercent, isDash: true, suffix: null, style };
}

function markedNumeral(text: string, ascii: string): Numeral | null {
  const marks: SignMark[] = [];
  let rest = ascii;
  let isPercent = false;
  let hasCurrency = false;

  const suffix = /[\d)%] ?(CR|DR)$/i.exec(rest)?.[1];
  if (suffix) {
    marks.push(suffix.toUpperCase() === "CR" ? "CR" : "DR");
    rest = rest.slice(0, -2).trimEnd();
  }
  const peelPercent = () => {
    if (isPercent || !rest.endsWith("%")) return;
    isPercent = true;
    rest = rest.slice(0, -1).trimEnd();
  };
  const peelCurrency = () => {
    if (hasCurrency || !rest.startsWith("$")) return;
    hasCurrency = true;
    rest = rest.slice(1).trimStart();
  };
  const peelMinus = () => {
    if (!rest.startsWith("-")) return;
    marks.push("minus");
    rest = rest.slice(1).trimStart();
  };

  peelPercent();
  peelMinus();
  peelCurrency();
  if (/^(?:\(.*\)|<.*>)$/.test(rest)) {
    marks.push("parentheses");
    rest = rest.slice(1, -1).trim();
    peelPercent();
    peelCurrency();
  }
  peelMinus();
  if (rest.endsWith("-")) {
    marks.push("trailing_minus");
    rest = rest.slice(0, -1).trimEnd();
    peelPercent();
  }
  if (marks.length > 1) return null;
  return numeralOf(text, rest, { mark: marks[0] ?? null, hasCurrency, isPercent });
}

interface Marks {
  mark: SignMark | null;
  hasCurrency: boolean;
  isPercent: boolean;
}

function numeralOf(text: string, body: string, { mark, hasCurrency, isPercent }: Marks): Numeral | null {
  const match = BODY.exec(body);
  if (!match) return null;
  const [, bare, grouped, fraction = ""] = match;
  const whole = bare ?? grouped?.replaceAll(",", "") ?? "";
  if (whole.length + fraction.length === 0 || whole.length > MAX_INTEGER_DIGITS) return null;
  const size = BigInt(whole + fraction);
  const units = mark === null || mark === "DR" ? size : -size;
  const decimals = fraction.length;
  const hundredths = decimals > 2 ? null : units * (decimals === 2 ? 1n : decimals === 1 ? 10n : 100n);
  const suffix = mark === "CR" || mark === "DR" ? mark : null;
  const style = { mark, hasCurrency, isGrouped: grouped !== undefined };
  return { text, units, decimals, hundredths, isPercent, isDash: false, suffix, style };
}

/** Non-breaking and thin spaces between digits are group separators; elsewhere they are spaces. */
function withAsciiSpacesAndDashes(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return text
    .replace(/(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d)/g, ",")
    .replace(/[\u00a0\u2007\u2009\u202f]/g, " ")
    .replace(/[−–—‒‑]/g, "-");
}

function charSet(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}
