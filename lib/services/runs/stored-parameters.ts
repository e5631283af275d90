import { DEFAULT_PARAMETERS, type Parameters } from "@/lib/rules/parameters";

/** Thresholds as a run keeps them: money and shares as text, because JSON has no integers of any size. */
export function storedParameters(parameters: Parameters): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === "bigint" ? value.toString() : value,
    ]),
  );
}

/** The inverse; each threshold has the type it has in the defaults. */
export function parametersFromStored(stored: Record<string, string | number>): Parameters {
  const entries = Object.entries(DEFAULT_PARAMETERS).map(([name, usual]) => {
    const value = stored[name];
    if (value === undefined) throw new Error(`A stored run lacks the threshold ${name}.`);
    return [name, typeof usual === "bigint" ? BigInt(value) : Number(value)];
  });
  // Safe because every name comes from the defaults, with the type that it has there.
  return Object.fromEntries(entries) as Parameters;
}
