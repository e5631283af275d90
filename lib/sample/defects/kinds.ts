export type DefectKind = (typeof DEFECT_KINDS)[number]["kind"];

/** Everything that can be wrong in a sample portfolio, in one line each. */
export const DEFECT_KINDS = [
  { kind: "sign", description: "one account printed with the wrong sign" },
  { kind: "dropped_row", description: "one account's row missing from a print" },
  { kind: "duplicated_row", description: "one account's row printed twice" },
  { kind: "digit", description: "one digit of an account's amount changed" },
  { kind: "total_digit", description: "one digit of a total changed" },
  { kind: "transposition", description: "two neighbouring digits of an account's amount exchanged" },
  { kind: "swapped_neighbours", description: "the amounts of two neighbouring accounts exchanged" },
  {
    kind: "year_not_closed",
    description: "the new year's balance sheets keep last year's earnings as current",
  },
  {
    kind: "depreciation_as_amortization",
    description: "one month's depreciation of a class booked as amortization",
  },
  { kind: "back_posted", description: "an entry posted into a month after that month was printed" },
  { kind: "restated", description: "a month printed again with other numbers after an entry was added" },
] as const;
