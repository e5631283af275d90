/** Grows when the same bytes would be read differently; kept with every reading and every run. */
export const READER_VERSION = "2";
