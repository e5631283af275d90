/**
 * A canonical amount (`-1234.56`) as accountants write it: `(1,234.56)`. Positive ones end in a space, so that the
 * digits of a right-aligned column stand under each other.
 */
export function accountingAmount(canonical: string): string {
  const isNegative = canonical.startsWith("-");
  const [whole = "", decimals = ""] = (isNegative ? canonical.slice(1) : canonical).split(".");
  const text = `${grouped(whole)}${decimals && `.${decimals}`}`;
  return isNegative ? `(${text})` : `${text} `;
}

export function grouped(digits: string | number): string {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
