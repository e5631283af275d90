import { parseNumeral } from "@/lib/money/numeral";
import { boxAround } from "./box";
import { type Heading, headingText, parseHeadings } from "./headings";
import type { Page, Word } from "./page";
import type { FieldPattern, LayoutProfile } from "./profiles/profile";
import type { HeaderField } from "./reading";
import { groupRows, type Row } from "./rows";
import { type Segment, segmentsOf } from "./segments";
import { separateStrayWords } from "./stray-words";

/** A page cut into what surrounds the statement and the statement itself. */
export interface PageBands {
  page: Page;
  /** Header and footer fields of this page. */
  fields: HeaderField[];
  headings: Heading[];
  body: Row[];
  /** Stretches of the header that match no field. */
  unknown: Segment[];
  /** Words laid across the page that stand in no row. */
  stray: readonly Word[];
}

/** A header is a handful of rows; a heading further down is part of the statement. */
const MAX_HEADER_ROWS = 12;
const MAX_FOOTER_ROWS = 4;
/** A title stands out by its size. */
const TITLE_SCALE = 1.2;

/** Fields are recognised by pattern and by place, so that a body line named `Page 2` stays in the body. */
export function cutIntoBands(page: Page, profile: LayoutProfile): PageBands {
  const { regular, stray } = separateStrayWords(page);
  const rows = groupRows(regular);
  const fields: HeaderField[] = [];
  const unknown: Segment[] = [];
  const take = (segments: Segment[], where: FieldPattern["where"]) => {
    for (const segment of segments) {
      const pattern = fieldOf(segment, where, profile, fields);
      if (pattern) fields.push(fieldFrom(pattern, page.number, segment));
      else unknown.push(segment);
    }
  };

  const { headerEnd, headings, headingRows } = findHeaderEnd(rows, profile);
  for (const row of rows.slice(0, headerEnd)) take(segmentsOf(row), "top");
  takeTitleBySize(page.number, rows, fields, unknown);
  takePropertyByPlace(page.number, fields, unknown);

  const bodyStart = headerEnd + headingRows;
  if (headings.length > 0) {
    const box = boxAround(headings);
    fields.push({ name: "columns", page: page.number, text: headingText(headings), box });
  }
  const footerStart = findFooterStart(rows, bodyStart, profile, fields);
  for (const row of rows.slice(footerStart)) take(segmentsOf(row), "bottom");
  return { page, fields, headings, body: rows.slice(bodyStart, footerStart), unknown, stray };
}

function findHeaderEnd(
  rows: readonly Row[],
  profile: LayoutProfile,
): { headerEnd: number; headings: Heading[]; headingRows: number } {
  let headerEnd = 0;
  for (const [index, row] of rows.slice(0, MAX_HEADER_ROWS).entries()) {
    const found = parseHeadings(row, rows[index + 1], profile.headings);
    if (found) return { headerEnd: index, headings: found.headings, headingRows: found.rows };
    if (segmentsOf(row).some((segment) => fieldOf(segment, "top", profile, []))) headerEnd = index + 1;
    else if (isBodyRow(row, profile)) break;
  }
  return { headerEnd, headings: [], headingRows: 0 };
}

/** From the first of the last rows that prints a footer field; what else stands among them is no line of an account. */
function findFooterStart(
  rows: readonly Row[],
  bodyStart: number,
  profile: LayoutProfile,
  fields: readonly HeaderField[],
): number {
  const found: HeaderField[] = [...fields];
  let start = rows.length;
  for (let index = rows.length - 1; index >= Math.max(bodyStart, rows.length - MAX_FOOTER_ROWS); index--) {
    const row = rows[index];
    if (!row || isBodyRow(row, profile)) break;
    for (const segment of segmentsOf(row)) {
      const pattern = fieldOf(segment, "bottom", profile, found);
      if (!pattern) continue;
      found.push(fieldFrom(pattern, 0, segment));
      start = index;
    }
  }
  return start;
}

/** A row of accounts: it begins with a code, or holds an amount. */
function isBodyRow(row: Row, profile: LayoutProfile): boolean {
  if (profile.codePattern.test(row.words[0]?.text ?? "")) return true;
  return row.words.some((word) => /\d[.]\d\d\D?$/.test(word.text) && parseNumeral(word.text) !== null);
}

function fieldOf(
  segment: Segment,
  where: FieldPattern["where"],
  profile: LayoutProfile,
  taken: readonly HeaderField[],
): FieldPattern | null {
  for (const field of profile.fields) {
    if (field.where !== "anywhere" && field.where !== where) continue;
    if (taken.some((other) => other.name === field.name)) continue;
    if (field.pattern.test(segment.text)) return field;
  }
  return null;
}

function fieldFrom(pattern: FieldPattern, page: number, segment: Segment): HeaderField {
  return { name: pattern.name, page, text: segment.text, box: segment.box };
}

/** A title in no known words is known by being larger than the type of the page. */
function takeTitleBySize(
  page: number,
  rows: readonly Row[],
  fields: HeaderField[],
  unknown: Segment[],
): void {
  if (fields.some((field) => field.name === "title")) return;
  const heights = rows.map((row) => row.box[3] - row.box[1]).sort((a, b) => a - b);
  const typical = heights[heights.length >> 1] ?? 0;
  const index = unknown.findIndex(({ box }) => box[3] - box[1] > TITLE_SCALE * typical);
  const title = unknown[index];
  if (!title) return;
  unknown.splice(index, 1);
  fields.push({ name: "title", page, text: title.text, box: boxAround(title.words) });
}

/** A property printed without a code is known by standing above the title. */
function takePropertyByPlace(page: number, fields: HeaderField[], unknown: Segment[]): void {
  const title = fields.find(({ name }) => name === "title");
  if (!title || fields.some(({ name }) => name === "property")) return;
  const index = unknown.findIndex(({ box }) => box[1] < title.box[1]);
  const property = unknown[index];
  if (!property) return;
  unknown.splice(index, 1);
  fields.push({ name: "property", page, text: property.text, box: property.box });
}
