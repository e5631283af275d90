import type { InngestFunction } from "inngest";

/** Every function the system serves. */
export const functions: readonly InngestFunction.Any[] = [];
