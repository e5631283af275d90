/** What scripts branch on; a contract. */
export const exitCodes = {
  done: 0,
  /** `check`: a result of severity high or critical has failed. */
  failedResults: 1,
  /** `replay`: something does not come out again. */
  different: 1,
  /** No file could be used, or the command line was not understood. */
  nothingDone: 2,
  /** A fault of ours (EX_SOFTWARE). */
  internal: 70,
} as const;
