import type { Page } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import type { ColumnKey, Section } from "@/lib/extraction/reading";
import { contentHash } from "@/lib/hash/content-hash";
import type { ReadDocument } from "@/lib/proof/proof";
import { proveReading } from "@/lib/proof/prove-reading";
import { generatePortfolio, type PortfolioOptions } from "@/lib/sample/portfolio";
import { documentPages } from "@/lib/sample/print/document-pages";
import type { SampleDocument, SampleRow } from "@/lib/sample/sample-document";

/** `balance 2024-02`, `month 2024-02`, `quarter 2023-12`, `year 2023-12`: kind of print and the month it ends in. */
export type PrintName = `${"balance" | "month" | "quarter" | "year"} ${string}`;

export type Edit = (document: SampleDocument) => SampleDocument;

interface Print {
  document: SampleDocument;
  pages: readonly Page[];
}

/** The prints of one invented property, from which a test makes others that differ in one thing. */
export class Prints {
  private constructor(private readonly prints: ReadonlyMap<string, Print>) {}

  static of(options: PortfolioOptions): Prints {
    return Prints.from(generatePortfolio({ properties: 1, ...options }).documents);
  }

  static from(documents: readonly SampleDocument[]): Prints {
    return new Prints(new Map(documents.map((document) => [nameOf(document), printOf(document)])));
  }

  get names(): string[] {
    return [...this.prints.keys()];
  }

  document(name: PrintName): SampleDocument {
    return this.print(name).document;
  }

  row(name: PrintName, key: string, section: Section = this.mainSection(name)): SampleRow {
    const found = this.document(name).rows.find((row) => isRow(row, key, section));
    if (!found) throw new RangeError(`${name} has no row ${key} in ${section}`);
    return found;
  }

  /** What a row prints; 0 where it prints no amount. */
  amount(name: PrintName, key: string, column: ColumnKey = "current_balance", section?: Section): bigint {
    return this.row(name, key, section ?? this.mainSection(name)).values[column] ?? 0n;
  }

  /** Σ of the leaves whose four-digit stems lie between two others, both included; 0 where there is none. */
  sum(name: PrintName, from: number, to: number, column: ColumnKey = "current_balance"): bigint {
    const section = this.mainSection(name);
    return this.document(name)
      .rows.filter((row) => row.kind === "line" && row.section === section)
      .filter(({ code }) => Number(code?.slice(0, 4)) >= from && Number(code?.slice(0, 4)) <= to)
      .reduce((sum, { values }) => sum + (values[column] ?? 0n), 0n);
  }

  edit(name: PrintName, ...edits: Edit[]): Prints {
    const edited = edits.reduce((document, edit) => edit(document), this.document(name));
    return this.with(name, printOf(edited));
  }

  /** Changes what stands on the pages themselves. */
  editPages(name: PrintName, change: (pages: readonly Page[]) => Page[]): Prints {
    const { document, pages } = this.print(name);
    return this.with(name, { document, pages: change(pages) });
  }

  /** Adds a print beside the others, under a name of its own. */
  add(name: string, document: SampleDocument): Prints {
    return this.with(name, printOf(document));
  }

  without(...names: PrintName[]): Prints {
    return new Prints(new Map([...this.prints].filter(([name]) => !names.some((each) => each === name))));
  }

  /** All prints as reading returns them, in order. */
  read(): ReadDocument[] {
    return [...this.prints.values()].map(readPrint);
  }

  readOne(name: string): ReadDocument {
    return readPrint(this.print(name));
  }

  /** The words of every page, by the sha-256 of the document. */
  pages(): Map<string, readonly Page[]> {
    return new Map([...this.prints.values()].map((print) => [readPrint(print).sha256, print.pages]));
  }

  private mainSection(name: string): Section {
    return name.startsWith("balance") ? "balance_sheet" : "income_statement";
  }

  private print(name: string): Print {
    const found = this.prints.get(name);
    if (!found) throw new RangeError(`there is no ${name} among ${this.names.join(", ")}`);
    return found;
  }

  private with(name: string, print: Print): Prints {
    return new Prints(new Map([...this.prints, [name, print]]));
  }
}

const printed = new WeakMap<SampleDocument, Print>();
const readings = new WeakMap<Print, ReadDocument>();

function printOf(document: SampleDocument): Print {
  const known = printed.get(document) ?? { document, pages: documentPages(document) };
  printed.set(document, known);
  return known;
}

function readPrint(print: Print): ReadDocument {
  const known = readings.get(print);
  if (known) return known;
  const reading = readPages(print.pages);
  const { fileName: file } = print.document;
  const document = { file, sha256: contentHash(print.pages), reading, proof: proveReading(reading) };
  readings.set(print, document);
  return document;
}

function nameOf({ kind, window: { start, end } }: SampleDocument): string {
  const month = end.slice(0, 7);
  if (kind === "balance_sheet" || start === null) return `balance ${month}`;
  const months = Number(end.slice(5, 7)) - Number(start.slice(5, 7)) + 1;
  return `${months === 1 ? "month" : months === 3 ? "quarter" : "year"} ${month}`;
}

function isRow(row: SampleRow, key: string, section: Section): boolean {
  return (row.code ?? row.name) === key && row.section === section;
}

interface Place {
  /** Default: every amount column of the print. */
  columns?: readonly ColumnKey[];
  /** Default: the main section of the print. */
  section?: Section;
}

/** Changes the amounts of one row; throws where there is none, so that no test passes by changing nothing. */
function changeRow(key: string, change: (value: bigint) => bigint, place: Place = {}): Edit {
  return editRows(
    (row, document) => {
      const columns = place.columns ?? amountColumns(document);
      const values = { ...row.values };
      for (const column of columns) values[column] = change(values[column] ?? 0n);
      return [{ ...row, values }];
    },
    rowIn(key, place),
  );
}

export function addTo(key: string, cents: bigint, place: Place = {}): Edit {
  return changeRow(key, (value) => value + cents, place);
}

export function setTo(key: string, cents: bigint, place: Place = {}): Edit {
  return changeRow(key, () => cents, place);
}

export function negate(key: string, place: Place = {}): Edit {
  return changeRow(key, (value) => -value, place);
}

export function rename(key: string, name: string, place: Place = {}): Edit {
  return editRows((row) => [{ ...row, name }], rowIn(key, place));
}

export function removeRow(key: string, place: Place = {}): Edit {
  return editRows(() => [], rowIn(key, place));
}

export function repeatRow(key: string, place: Place = {}): Edit {
  return editRows((row) => [row, row], rowIn(key, place));
}

/** Prints further rows right after one; they take its section and indentation. */
export function insertAfter(
  key: string,
  rows: readonly Pick<SampleRow, "kind" | "code" | "name" | "values">[],
  place: Place = {},
): Edit {
  return editRows(
    (row) => [row, ...rows.map((added) => ({ section: row.section, indent: 1, ...added }))],
    rowIn(key, place),
  );
}

function rowIn(key: string, { section }: Place) {
  return (row: SampleRow, document: SampleDocument) =>
    isRow(row, key, section ?? (document.kind === "balance_sheet" ? "balance_sheet" : "income_statement"));
}

function editRows(
  change: (row: SampleRow, document: SampleDocument) => SampleRow[],
  isMeant: (row: SampleRow, document: SampleDocument) => boolean,
): Edit {
  return (document) => {
    if (!document.rows.some((row) => isMeant(row, document)))
      throw new RangeError(`${document.fileName} has no such row`);
    const rows = document.rows.flatMap((row) => (isMeant(row, document) ? change(row, document) : [row]));
    return { ...document, rows };
  };
}

function amountColumns({ kind }: SampleDocument): ColumnKey[] {
  return kind === "balance_sheet" ? ["current_balance"] : ["period_to_date", "year_to_date"];
}
