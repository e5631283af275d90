import type { Rule } from "../rule";
import { accountBalanceRules } from "./rol-balances";
import { rollForwardRules } from "./rol-windows";

/** ROL: a period follows from the one before it. */
export const periodRules: readonly Rule[] = [...rollForwardRules, ...accountBalanceRules].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);
