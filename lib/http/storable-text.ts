/**
 * Whether every text within can be stored: Postgres takes no NUL in a text and no half of a character in JSON, and would
 * call either a fault of ours. `value` went through a schema, which bounds how deep it is.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !/\0|\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isStorable);
}
