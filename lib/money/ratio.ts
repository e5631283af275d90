import type { Cents } from "./cents";

/** An exact rational number, in lowest terms, with a positive denominator. Equal ratios have equal members. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Decimals within which a finite decimal is written as one; a money amount times a rate of four decimals fits. */
const MAX_DECIMALS = 12;
const DECIMAL = /^-?(?:\d+)(?:\.\d+)?$/;
const FRACTION = /^(-?\d+)\/(\d+)$/;

/** Throws a RangeError for a zero denominator. */
export function ratio(numerator: bigint, denominator = 1n): Ratio {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError("a ratio has no zero denominator");
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** Cents as currency units: 150n is 3/2. */
export function ratioFromCents(cents: Cents): Ratio {
  return ratio(cents, 100n);
}

/** `-12.50` or `1/3`, the forms `canonicalRatio` writes; null for any other text. */
export function parseRatio(text: string): Ratio | null {
  const fraction = FRACTION.exec(text);
  if (fraction) {
    const denominator = BigInt(fraction[2] ?? "");
    return denominator === 0n ? null : ratio(BigInt(fraction[1] ?? ""), denominator);
  }
  if (!DECIMAL.test(text)) return null;
  const point = text.indexOf(".");
  if (point < 0) return ratio(BigInt(text));
  return ratio(BigInt(text.replace(".", "")), 10n ** BigInt(text.length - point - 1));
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) return ratio(a.numerator + b.numerator, a.denominator);
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, negate(b));
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Null when `b` is zero. */
export function divide(a: Ratio, b: Ratio): Ratio | null {
  if (b.numerator === 0n) return null;
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Ratio): Ratio {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function absolute(a: Ratio): Ratio {
  return a.numerator < 0n ? negate(a) : a;
}

export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function smallest(first: Ratio, ...others: Ratio[]): Ratio {
  return others.reduce((least, other) => (compareRatios(other, least) < 0 ? other : least), first);
}

export function largest(first: Ratio, ...others: Ratio[]): Ratio {
  return others.reduce((most, other) => (compareRatios(other, most) > 0 ? other : most), first);
}

/** Units of 10^−`decimals`, ties to the even unit: 0.125 to two decimals is 12, 0.135 is 14. */
export function roundHalfEven({ numerator, denominator }: Ratio, decimals: number): bigint {
  const scaled = numerator * 10n ** BigInt(decimals);
  const size = scaled < 0n ? -scaled : scaled;
  const whole = size / denominator;
  const twiceRest = (size % denominator) * 2n;
  const isUp = twiceRest > denominator || (twiceRest === denominator && whole % 2n === 1n);
  const rounded = isUp ? whole + 1n : whole;
  return scaled < 0n ? -rounded : rounded;
}

/** The ratio rounded half-even to `decimals`, still a ratio. */
export function rounded(value: Ratio, decimals: number): Ratio {
  return ratio(roundHalfEven(value, decimals), 10n ** BigInt(decimals));
}

/**
 * The one text form of a ratio in JSON and hashes: the shortest decimal when it is finite within 12 places
 * (`-1234.5`, `3`), else a fraction in lowest terms (`1/3`).
 */
export function canonicalRatio({ numerator, denominator }: Ratio): string {
  if (denominator === 1n) return numerator.toString();
  const decimals = decimalsOf(denominator);
  if (decimals === null) return `${numerator}/${denominator}`;
  const units = (numerator * 10n ** BigInt(decimals)) / denominator;
  return decimalText(units, decimals);
}

/** The ratio rounded half-even, with all its decimals and grouped thousands: for sentences that people read. */
export function formatRatio(value: Ratio, decimals: number): string {
  const [whole = "", fraction] = decimalText(roundHalfEven(value, decimals), decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** The ratio rounded half-even, without thousands separators (`-1234.50`): for places that hold decimals. */
export function plainDecimal(value: Ratio, decimals: number): string {
  return decimalText(roundHalfEven(value, decimals), decimals);
}

function decimalText(units: bigint, decimals: number): string {
  if (decimals === 0) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Decimals needed to write 1/`denominator` exactly; null beyond the limit or when it never ends. */
function decimalsOf(denominator: bigint): number | null {
  let power = 1n;
  for (let decimals = 0; decimals <= MAX_DECIMALS; decimals += 1, power *= 10n) {
    if (power % denominator === 0n) return decimals;
  }
  return null;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high;
}
