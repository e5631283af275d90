import { abs, type Cents } from "@/lib/money/cents";
import type { Random } from "../random";

/** The last two digits are cents; changes there would hide within the tolerance of the rules. */
const CENTS_DIGITS = 2;

/** Another amount that differs in one digit of the dollars; null where the amount has none. */
export function changeDigit(value: Cents, random: Random): Cents | null {
  const digits = abs(value).toString();
  const dollars = digits.length - CENTS_DIGITS;
  if (dollars < 1) return null;
  const at = random.int(0, dollars - 1);
  // A leading zero would shorten the number rather than change a digit.
  const choices = [..."0123456789"].filter((digit) => digit !== digits[at] && !(at === 0 && digit === "0"));
  return withSign(value, replaceAt(digits, at, random.pick(choices)));
}

/** Another amount in which two neighbouring, different digits of the dollars have changed places; null where none can. */
export function transposeDigits(value: Cents, random: Random): Cents | null {
  const digits = abs(value).toString();
  const places: number[] = [];
  for (let at = 0; at + 1 < digits.length - CENTS_DIGITS; at++) {
    if (digits[at] !== digits[at + 1] && !(at === 0 && digits[1] === "0")) places.push(at);
  }
  if (places.length === 0) return null;
  const at = random.pick(places);
  const swapped = `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`;
  return withSign(value, swapped);
}

function replaceAt(digits: string, at: number, digit: string): string {
  return `${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`;
}

function withSign(value: Cents, digits: string): Cents {
  return value < 0n ? -BigInt(digits) : BigInt(digits);
}
