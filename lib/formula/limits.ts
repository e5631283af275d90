/** Several screens of text; a formula that needs more is two formulas. Also bounds what a hostile one can cost. */
export const MAX_FORMULA_LENGTH = 2000;
/** Parentheses and functions inside each other. People lose count long before. */
export const MAX_NESTING = 20;
/** Names, numbers, functions and operators of one formula; bounds the depth of long chains too. */
export const MAX_NODES = 200;
/** Digits before the point of a literal, as of a printed amount. */
export const MAX_INTEGER_DIGITS = 16;
/** Decimals of a literal and of `round`: what a canonical decimal can write. */
export const MAX_DECIMALS = 12;
