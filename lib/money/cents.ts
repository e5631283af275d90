/** Money is an integer number of cents. */
export type Cents = bigint;

/** `-123456n` → `-1234.56`; the only text form used in JSON and hashes. */
export function canonicalCents(cents: Cents): string {
  const digits = abs(cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `-123456n` → `-1,234.56`: for sentences that people read. */
export function formatCents(cents: Cents): string {
  const digits = abs(cents).toString().padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0n ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

export function abs(cents: Cents): Cents {
  return cents < 0n ? -cents : cents;
}

export function sumCents(values: Iterable<Cents>): Cents {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}

/** The inverse of `canonicalCents`. */
export function parseCents(canonical: string): Cents {
  return BigInt(canonical.replace(".", ""));
}
