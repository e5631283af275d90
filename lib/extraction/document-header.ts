import { parsePeriodText } from "@/lib/dates/period-text";
import { parsePrintTimestamp } from "@/lib/dates/print-timestamp";
import { months, windowOfMonths } from "@/lib/dates/window";
import type { PageBands } from "./bands";
import type { LayoutProfile } from "./profiles/profile";
import type { DocumentKind, HeaderField, HeaderFieldName, Period, Problem } from "./reading";

/** The first print of a field in page order. */
export function fieldText(fields: readonly HeaderField[], name: HeaderFieldName): string | null {
  return fields.find((field) => field.name === name)?.text ?? null;
}

/** What stands behind `Period =` and its like; the text itself where the pattern captures nothing. */
export function fieldValue(
  fields: readonly HeaderField[],
  name: HeaderFieldName,
  profile: LayoutProfile,
): string | null {
  const text = fieldText(fields, name);
  if (text === null) return null;
  for (const field of profile.fields) {
    if (field.name !== name) continue;
    const value = field.pattern.exec(text)?.[1];
    if (value !== undefined) return value.trim();
  }
  return text;
}

/** `Name (code)`, split at the last parentheses. Empty where no property is printed; a problem says so. */
export function propertyOf(fields: readonly HeaderField[]): { name: string; code: string } {
  const text = fieldText(fields, "property") ?? "";
  const match = /^(.+) \(([^()\s]+)\)$/.exec(text);
  return { name: match?.[1]?.trim() ?? text, code: match?.[2] ?? "" };
}

/** One month is a point in time on a balance sheet and a whole month elsewhere. `end` is empty where no period is printed. */
export function periodOf(text: string | null, kind: DocumentKind): Period {
  const printed = text === null ? null : parsePeriodText(text);
  if (!printed) return { start: null, end: "", months: null };
  const window = windowOfMonths(printed.first, printed.last);
  if (kind === "balance_sheet") return { start: null, end: window.end, months: null };
  return { start: window.start, end: window.end, months: months(window) };
}

export function printedAtOf(fields: readonly HeaderField[], profile: LayoutProfile): string | null {
  const date = fieldValue(fields, "print_date", profile);
  const time = fieldValue(fields, "print_time", profile);
  return date === null || time === null ? null : parsePrintTimestamp(date, time);
}

/** Fields a page should print and does not, fields that differ from the first page, and gaps in the page numbers. */
export function checkHeaders(
  pages: readonly PageBands[],
  expected: readonly HeaderFieldName[],
  profile: LayoutProfile,
): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<HeaderFieldName, HeaderField>();
  for (const { page, fields } of pages) {
    for (const name of expected) {
      const field = fields.find((candidate) => candidate.name === name);
      if (!field) {
        problems.push(missing(name, page.number));
        continue;
      }
      const original = first.get(name);
      if (!original) first.set(name, field);
      else if (name !== "page_number" && original.text !== field.text)
        problems.push(differs(original, field));
    }
  }
  return [...problems, ...unreadableFields(pages, profile), ...checkPageNumbers(pages)];
}

const FIELD_NAMES: Record<HeaderFieldName, string> = {
  property: "property",
  title: "title",
  period: "period",
  book: "book",
  tree: "tree",
  columns: "column headings",
  page_number: "page number",
  print_date: "print date",
  print_time: "print time",
};

function missing(name: HeaderFieldName, page: number): Problem {
  const message = `Page ${page} prints no ${FIELD_NAMES[name]}.`;
  return { code: "header_field_missing", message, page, box: null };
}

function differs(original: HeaderField, field: HeaderField): Problem {
  const { name, page, text, box } = field;
  const message = `The ${FIELD_NAMES[name]} is "${text}" on page ${page} and "${original.text}" on page ${original.page}.`;
  return { code: "header_differs_between_pages", message, page, box, text };
}

/** A field that is printed but says nothing usable, or half of what it should, is as good as missing. */
function unreadableFields(pages: readonly PageBands[], profile: LayoutProfile): Problem[] {
  const fields = pages.flatMap((page) => page.fields);
  const problems: Problem[] = [];
  const report = (name: HeaderFieldName, fault: string) => {
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) return;
    const message = `The ${FIELD_NAMES[name]} "${field.text}" ${fault}.`;
    problems.push({
      code: "header_field_missing",
      message,
      page: field.page,
      box: field.box,
      text: field.text,
    });
  };
  const period = fieldValue(fields, "period", profile);
  if (period !== null && parsePeriodText(period) === null) report("period", "cannot be read");
  if (fieldText(fields, "print_time") !== null && printedAtOf(fields, profile) === null)
    report("print_date", "cannot be read");
  if (propertyOf(fields).code === "") report("property", "has no code in parentheses behind it");
  return problems;
}

/** Pages that print no number are missing fields, not gaps. */
function checkPageNumbers(pages: readonly PageBands[]): Problem[] {
  const numbers = pages.map(({ fields }) => {
    const digits = /\d+/.exec(fieldText(fields, "page_number") ?? "")?.[0];
    return digits === undefined ? null : Number(digits);
  });
  if (numbers.every((number, index) => number === null || number === index + 1)) return [];
  const printed = numbers.map((number) => number ?? "none").join(", ");
  const message = `The pages are numbered ${printed} instead of 1 to ${numbers.length}.`;
  return [{ code: "page_numbers_not_contiguous", message, page: null, box: null }];
}
