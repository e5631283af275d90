/** Something the reader may want: a place, mostly. Plain data, made by the server for what the reader may see. */
export interface Command {
  id: string;
  label: string;
  href: string;
  /** Heading it stands under: `Properties`, `Findings`. */
  group: string;
  hint?: string;
  /** Other words that find it: a code, a city. */
  keywords?: readonly string[];
  shortcut?: string;
}
