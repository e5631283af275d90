import { abs } from "@/lib/money/cents";

/** How a printed amount relates to the one that arithmetic asks for. */
export type Alteration = "sign" | "transposition" | "digit";

/** The simplest typing error that turns `truth` into `printed`; null when none does. Amounts in cents. */
export function alteration(printed: bigint, truth: bigint): Alteration | null {
  if (printed === truth) return null;
  if (printed === -truth) return "sign";
  if (printed < 0n !== truth < 0n) return null;
  const [a, b] = sameLength(abs(printed).toString(), abs(truth).toString());
  const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first, second] = differing;
  if (first === undefined) return null;
  if (second === undefined) return "digit";
  const isSwapped =
    differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return isSwapped ? "transposition" : null;
}

function sameLength(a: string, b: string): [string, string] {
  const length = Math.max(a.length, b.length);
  return [a.padStart(length, "0"), b.padStart(length, "0")];
}
