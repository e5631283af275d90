import type { PageBands } from "./bands";
import { boxAround, textOf } from "./box";
import { fieldText, fieldValue } from "./document-header";
import type { LayoutProfile } from "./profiles/profile";
import type { DocumentKind, Problem, Section } from "./reading";
import { statementKind } from "./statement-kind";

/** A cover can print a date or the property; a page of a statement prints more of the header. */
const ENOUGH_FIELDS = 3;

/** Covers and letters before the first page that has the header of a statement, or accounts, are no part of it. */
export function withoutCovers(
  bands: readonly PageBands[],
  { codePattern }: LayoutProfile,
): { pages: readonly PageBands[]; problems: Problem[] } {
  const isOfStatement = ({ fields, body }: PageBands) =>
    fields.length >= ENOUGH_FIELDS || body.some(({ words }) => codePattern.test(words[0]?.text ?? ""));
  const first = Math.max(0, bands.findIndex(isOfStatement));
  return { pages: bands.slice(first), problems: bands.slice(0, first).map(isNoPage) };
}

function isNoPage({ page }: PageBands): Problem {
  const words = page.words.filter((word) => !word.hidden);
  return {
    code: "row_not_understood",
    message: `Page ${page.number} has no heading of a statement and is not read.`,
    page: page.number,
    box: boxAround(words),
    text: textOf(words),
  };
}

/** What a page itself says of its statement; null where it does not. */
export function kindOfPage({ fields }: PageBands, profile: LayoutProfile): DocumentKind | null {
  const title = fieldText(fields, "title");
  const tree = fieldValue(fields, "tree", profile);
  return statementKind({ title, tree, names: [] }, profile)?.kind ?? null;
}

/**
 * The section that begins anew at the top of a page, by page number: at the first page, and where another print follows in
 * the same file, which its pages show by counting from 1 again or by being of another kind.
 */
export function sectionStarts(
  pages: readonly PageBands[],
  kind: DocumentKind,
  profile: LayoutProfile,
): Map<number, Section> {
  const starts = new Map<number, Section>();
  let current: Section | null = null;
  for (const bands of pages) {
    const ofPage = kindOfPage(bands, profile);
    const section: Section = ofPage === null && current !== null ? current : sectionOf(ofPage ?? kind);
    const isFirst = fieldValue(bands.fields, "page_number", profile) === "1";
    if (section !== current || isFirst) starts.set(bands.page.number, section);
    current = section;
  }
  return starts;
}

function sectionOf(kind: DocumentKind): Section {
  return kind === "balance_sheet" ? "balance_sheet" : "income_statement";
}
